import Domain
import Engine
import Foundation
import Synchronization

/// The alerts of a command's own engine, which ends with the command.
final class LastAlerts: Sendable {
    private let engine = Mutex<Engine?>(nil)

    /// Has the alerts of `engine` waited for.
    func expect(of engine: Engine) { self.engine.withLock { $0 = engine } }

    /// Ends hooks that still run, because a signal came.
    func cancel() {
        engine.withLock { $0 }?.cancelAlerts(because: Interruption.name ?? "asked to end")
    }

    /// Waits until everybody was told, and says on standard error what went wrong with it.
    func wait() {
        guard let engine = engine.withLock({ $0 }) else { return }
        while !engine.waitForAlerts(seconds: 60) {}
        for note in engine.alertWarnings {
            let subject = note.task.map { "\($0): " } ?? ""
            let line = "warning: \(subject)\(note.text)".forTerminal + "\n"
            FileHandle.standardError.write(Data(line.utf8))
        }
    }
}
