import Domain
import Screen

/// What goes onto the clipboard.
extension ConsoleState {
    mutating func copyName() -> [ConsoleEffect] {
        guard let selected = list.selected else { return [] }
        let source = ListSource(state: self)
        let name =
            switch place {
            case .tasks: source.problem(selected)?.message ?? selected
            case .activity: source.job(selected)?.command.task?.text ?? source.run(selected)?.task
            case .leftovers, .restore: selected
            case .log: source.line(selected)?.text
            }
        return copy(name, or: "This has no name.")
    }

    mutating func copyCommand() -> [ConsoleEffect] {
        copy(list.selected.flatMap(commandLine), or: "There is no command line for this.")
    }

    private mutating func copy(_ text: String?, or excuse: String) -> [ConsoleEffect] {
        guard let text else {
            say(excuse, .hint)
            return []
        }
        say("Copied: \(text)", .hint)
        return [.copy(text)]
    }

    /// The command line that does what the row under the cursor is about.
    private func commandLine(for row: String) -> String? {
        let source = ListSource(state: self)
        switch place {
        case .tasks: return source.problem(row) == nil ? "stillpoint backup \(row)" : nil
        case .activity:
            return source.job(row).map { CommandLineText.text($0.command) }
                ?? source.run(row).flatMap(CommandLineText.text)
        case .leftovers: return CommandLineText.text(.removeLeftover(file: row))
        case .restore: return restoreCommandLine(for: row)
        case .log: return source.line(row)?.commandLine
        }
    }
}

extension CommandLineText {
    /// The command line that does again what a run did; none for a restore, whose target is taken.
    static func text(_ run: RunRecord) -> String? {
        guard let task = run.task else { return nil }
        switch run.action {
        case .backup: return "stillpoint backup \(task)" + (run.kind == "full" ? " --full" : "")
        case .verify: return "stillpoint verify \(task) --level \(run.kind)"
        case .restore: return nil
        }
    }
}
