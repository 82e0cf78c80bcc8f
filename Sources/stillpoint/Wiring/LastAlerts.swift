import Domain
import Engine
import Foundation

/// Waits for the alerts of a command's own engine, which ends with the command.
struct LastAlerts {
    let engine: Engine

    /// Waits until everybody was told, and says on standard error what went wrong with it. A signal
    /// ends hooks that still run.
    func wait() {
        let watch = Interruption.whenItComes { [engine] in
            engine.cancelAlerts(because: Interruption.name ?? "asked to end")
        }
        defer { watch.cancel() }
        while !engine.waitForAlerts(seconds: 60) {}
        for note in engine.alertWarnings {
            let subject = note.task.map { "\($0): " } ?? ""
            let line = "warning: \(subject)\(note.text)".forTerminal + "\n"
            FileHandle.standardError.write(Data(line.utf8))
        }
    }
}
