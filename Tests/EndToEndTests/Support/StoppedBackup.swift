import Foundation
import TestSupport

/// A backup of the task `shop` that stands still in the middle of its file, until it is sent on.
///
/// It ends with the object, whatever becomes of the test.
final class StoppedBackup: Sendable {
    let running: Program.Running
    private let isWaitedFor = Flag()

    /// Begins a backup, which must be a full one of more than 16 MiB, and waits until it stands.
    init(in home: Home) throws {
        let fault = Fault(kind: .stop, call: 30)
        running = try home.program(fault.environment(home.destination))
            .start(["backup", "shop", "--json"])
        try running.waitUntilStopped()
    }

    deinit {
        if isWaitedFor.isRaised { return }
        running.send(SIGKILL)
        _ = try? running.wait()
    }

    /// Sends it a signal, lets it go on, and waits for its end.
    func end(by signal: Int32) throws -> Home.Reply {
        running.send(signal)
        running.send(SIGCONT)
        isWaitedFor.raise()
        return Home.Reply(result: try running.wait())
    }
}
