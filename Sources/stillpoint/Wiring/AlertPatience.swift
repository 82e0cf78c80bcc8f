import Domain
import Engine

/// How long an engine that ends waits for alerts after its last job: a minute, less than the time
/// after which a service manager kills it.
struct AlertPatience {
    let clock: NodeClock
    private var begin: Double?

    private static let seconds = 60.0

    init(clock: NodeClock) { self.clock = clock }

    /// Whether somebody is still being told; after a minute it is ended.
    mutating func areWaited(for engine: Engine) -> Bool {
        guard engine.hasAlerts else { return false }
        let start = begin ?? clock.seconds
        begin = start
        if clock.seconds - start > Self.seconds {
            engine.cancelAlerts(because: "the engine ends")
        }
        return true
    }
}
