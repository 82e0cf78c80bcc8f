import Domain
import Synchronization

@testable import Engine

/// Writes down who was told what.
struct PaperAlerts: AlertSending {
    let world: SmallWorld

    func send(
        _ alert: Alert, by channel: AlertChannel, unless cancellation: Cancellation
    ) -> AlertDelivery {
        world.hooks.withLock { $0 }?(alert, cancellation)
        return world.change { state in
            state.told.append((alert, channel))
            return AlertDelivery(problem: state.alertProblem)
        }
    }
}

extension JobContext {
    /// What `command` comes to for front ends.
    func outcome(of command: EngineCommand) -> JobOutcome { run(command).outcome }
}
