import Domain

/// The command line that does what the console does, for copying and for the log.
enum CommandLineText {
    static func text(_ command: EngineCommand) -> String {
        switch command {
        case .backup(let task, nil): return "stillpoint backup \(task)"
        case .backup(let task, let kind?): return "stillpoint backup \(task) --\(kind.rawValue)"
        case .verify(let request):
            return "stillpoint verify \(scope(request.scope)) --level \(request.level.rawValue)"
        case .restore(let request):
            let check = request.check == .quick ? "" : " --check \(request.check.rawValue)"
            let replace = request.mode == .replace ? " --replace" : ""
            return "stillpoint restore \(scope(request.scope))\(choice(request.choice)) "
                + "--to \(quoted(request.target))\(check)\(replace)"
        }
    }

    static func text(_ inquiry: Inquiry) -> String? {
        switch inquiry {
        case .setEnabled(let task, true): "stillpoint task enable \(task)"
        case .setEnabled(let task, false): "stillpoint task disable \(task)"
        case .remove(let task): "stillpoint task remove \(task)"
        case .removeLeftover(let file): "stillpoint leftovers remove \(quoted(file))"
        case .save(let task, isNew: true): text(adding: task)
        default: nil
        }
    }

    /// `text` as one word for a shell.
    static func quoted(_ text: String) -> String { text.quotedForShell }

    private static func text(adding task: BackupTask) -> String {
        let full = task.full.map { " --full \(quoted($0.text))" } ?? ""
        let incremental = task.incremental.map { " --incremental \(quoted($0.text))" } ?? ""
        return "stillpoint task add \(task.name) --database \(quoted(task.database)) "
            + "--to \(quoted(task.destination))\(full)\(incremental)"
    }

    private static func scope(_ scope: BackupScope) -> String {
        switch scope {
        case .task(let task): task.text
        case .folder(let folder): "--in \(quoted(folder))"
        }
    }

    private static func choice(_ choice: PointChoice) -> String {
        switch choice {
        case .newest: ""
        case .id(let id): " --point \(id)"
        case .at(let time): " --at \(time.iso8601)"
        }
    }
}
