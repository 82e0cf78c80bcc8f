import Dispatch
import Domain
import Engine
import Foundation
import Synchronization

/// Runs the engine without a screen until a signal ends it.
struct ServeProgram {
    let app: App
    let onStop: Serve.Stop

    /// Runs it.
    ///
    /// - Returns: fine, when it was asked to end and all of its jobs have: a service manager would
    ///   take the number of a signal for a failure.
    /// - Throws: `busy`, if another engine runs; why there can be no engine.
    func run() throws -> ExitStatus {
        let arrived = DispatchSemaphore(value: 0)
        let signals = Tally()
        let watch = Interruption.whenItComes {
            signals.add()
            arrived.signal()
        }
        defer { watch.cancel() }
        let hosted = try HostedEngine(app, as: .serve)
        let mailbox = EventMailbox { arrived.signal() }
        let session = hosted.engine.connect(mailbox, as: NSUserName())
        let manager = ServiceManager(
            environment: ProcessInfo.processInfo.environment, pid: app.writer.pid)
        var log = ServeLog()
        say("ready, process \(app.writer.pid)")
        manager.ready()
        var seen = 0
        var alerts = AlertPatience(clock: app.clock)
        while true {
            // The end of an alert is no event, and wakes nobody.
            let isEnding = seen > 0 && !hosted.engine.hasJobs
            if let seconds = isEnding ? Self.lastTurn : manager.pulse {
                arrived.wait(atMost: seconds)
            } else {
                arrived.wait()
            }
            for event in mailbox.drain() {
                for line in log.lines(event, at: app.clock.now) { print(line) }
            }
            while seen < signals.count {
                seen += 1
                stop(hosted.engine, isFirst: seen == 1, manager)
            }
            // Asked each time: an engine that hangs does not answer, and the manager hears nothing.
            if !hosted.engine.hasJobs, seen > 0, !alerts.areWaited(for: hosted.engine),
                mailbox.isEmpty
            {
                break
            }
            manager.alive()
        }
        hosted.stop()
        say("ended")
        withExtendedLifetime(session) {}
        return .fine
    }

    /// How often, in seconds, is looked whether what is still to be sent was.
    private static let lastTurn = 0.05

    private func stop(_ engine: Engine, isFirst: Bool, _ manager: ServiceManager) {
        let why = "the engine was \(Interruption.name ?? "asked to end")"
        if isFirst { manager.stopping() }
        engine.stopStarting(because: why)
        let cancels = !isFirst || onStop == .cancel
        if engine.hasJobs {
            say(cancels ? "cancelling running jobs: \(why)" : "waiting for running jobs: \(why)")
        }
        if cancels { engine.cancelAll(because: why) }
        if !isFirst { engine.cancelAlerts(because: why) }
    }

    private func say(_ text: String) { print("\(app.clock.now.forPeople) engine: \(text)") }

    /// Writes one line at once. Nobody may be reading any more: the jobs matter, and go on.
    private func print(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = write(STDOUT_FILENO, bytes, bytes.count)
    }
}

/// Counts, from any thread.
private final class Tally: Sendable {
    private let value = Atomic<Int>(0)

    var count: Int { value.load(ordering: .acquiring) }

    func add() { value.add(1, ordering: .acquiringAndReleasing) }
}
