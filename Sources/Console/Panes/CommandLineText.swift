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

    /// - Parameter defaults: a task with the settings of the configuration, which need no words.
    static func text(_ inquiry: Inquiry, defaults: BackupTask? = nil) -> String? {
        switch inquiry {
        case .setEnabled(let task, true): "stillpoint task enable \(task)"
        case .setEnabled(let task, false): "stillpoint task disable \(task)"
        case .remove(let task): "stillpoint task remove \(task)"
        case .removeLeftover(let file): "stillpoint leftovers remove \(quoted(file))"
        case .save(let task, isNew: true): text(adding: task, unlike: defaults)
        default: nil
        }
    }

    /// `text` as one word for a shell.
    static func quoted(_ text: String) -> String { text.quotedForShell }

    private static func text(adding task: BackupTask, unlike defaults: BackupTask?) -> String {
        let usual = defaults ?? BackupTask(name: task.name, database: "", destination: "")
        func option(_ name: String, _ value: String?, unless isUsual: Bool) -> String {
            isUsual ? "" : " --\(name) \(quoted(value ?? "none"))"
        }
        let days = task.maxChainDays.map { "\($0)" }
        let settings = [
            option("full", task.full?.text, unless: task.full == nil),
            option("incremental", task.incremental?.text, unless: task.incremental == nil),
            option("node", task.node?.text, unless: task.node == nil),
            option("level", "\(task.level)", unless: task.level == usual.level),
            option("max-chain", "\(task.maxChain)", unless: task.maxChain == usual.maxChain),
            option("max-chain-days", days, unless: task.maxChainDays == usual.maxChainDays),
            option(
                "freeze-limit", "\(task.freezeLimit)",
                unless: task.freezeLimit == usual.freezeLimit),
            option("check", task.check.rawValue, unless: task.check == usual.check),
        ]
        return "stillpoint task add \(task.name) --database \(quoted(task.database)) "
            + "--to \(quoted(task.destination))\(settings.joined())"
            + (task.isEnabled ? "" : " && stillpoint task disable \(task.name)")
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
