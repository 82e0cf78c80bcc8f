import ArgumentParser
import Domain

/// `stillpoint task`
struct TaskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "task", abstract: "Add, look at, switch and remove backup tasks.",
        subcommands: [
            TaskAdd.self, TaskList.self, TaskShow.self, TaskEnable.self, TaskDisable.self,
            TaskRemove.self,
        ])
}

/// `stillpoint task list`
struct TaskList: StillpointCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List all tasks.")

    @OptionGroup var common: CommonOptions

    func perform(_ app: App) throws -> CommandResult {
        let tasks = try app.tasks.tasks()
        var table = TextTable("TASK", "ENABLED", "FULL", "INCREMENTAL", "DATABASE", "TO")
        for task in tasks {
            table.add(
                task.name.text, task.isEnabled ? "yes" : "no", task.full?.text ?? "-",
                task.incremental?.text ?? "-", task.database.forTerminal,
                task.destination.forTerminal)
        }
        return CommandResult(
            ["tasks": tasks.map(TaskDocument.init)],
            text: tasks.isEmpty
                ? "There are no tasks. 'stillpoint task add --help' tells how to add one."
                : table.text)
    }
}

/// `stillpoint task show`
struct TaskShow: StillpointCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one task.")

    @Argument(help: "The name of the task.")
    var name: String

    @OptionGroup var common: CommonOptions

    func perform(_ app: App) throws -> CommandResult {
        let task = try app.tasks.task(try TaskName(name))
        return CommandResult(TaskDocument(task), text: Self.text(task))
    }

    private static func text(_ task: BackupTask) -> String {
        """
        task:         \(task.name)\(task.isEnabled ? "" : " (disabled)")
        database:     \(task.database.forTerminal)
        to:           \(task.destination.forTerminal)
        full:         \(task.full?.text ?? "by hand")
        incremental:  \(task.incremental?.text ?? "by hand")
        node:         \(task.node?.text ?? "any")
        level:        \(task.level)
        max chain:    \(task.maxChain) incremental backups\
        \(task.maxChainDays.map { ", \($0) days" } ?? "")
        freeze limit: \(task.freezeLimit) s (databases without WAL)
        check:        \(task.check.rawValue)
        alerts:       \(task.alerts.channels.isEmpty ? "none" : task.alerts.channels.map(\.name).joined(separator: ", "))
        assertions:   \(task.assertions.isEmpty ? "none" : task.assertions.joined(separator: "; ").forTerminal)
        """
    }
}

/// `stillpoint task enable`
struct TaskEnable: StillpointCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable", abstract: "Let a task run again.")

    @Argument(help: "The name of the task.")
    var name: String

    @OptionGroup var common: CommonOptions

    func perform(_ app: App) throws -> CommandResult {
        _ = try app.ask(.setEnabled(try TaskName(name), true))
        return CommandResult(["enabled": name], text: "Enabled \(name).")
    }
}

/// `stillpoint task disable`
struct TaskDisable: StillpointCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable", abstract: "Keep a task from running; its backups stay.")

    @Argument(help: "The name of the task.")
    var name: String

    @OptionGroup var common: CommonOptions

    func perform(_ app: App) throws -> CommandResult {
        _ = try app.ask(.setEnabled(try TaskName(name), false))
        return CommandResult(["disabled": name], text: "Disabled \(name). Its backups stay.")
    }
}

/// `stillpoint task remove`
struct TaskRemove: StillpointCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Forget a task; its backups stay where they are.")

    @Argument(help: "The name of the task.")
    var name: String

    @OptionGroup var common: CommonOptions

    func perform(_ app: App) throws -> CommandResult {
        _ = try app.ask(.remove(try TaskName(name)))
        return CommandResult(
            ["removed": name], text: "Removed the task \(name). Its backups stay where they are.")
    }
}

/// The document of one task.
struct TaskDocument: Encodable {
    let name: String
    let database: String
    let destination: String
    let enabled: Bool
    @OrNull var full: String?
    @OrNull var incremental: String?
    @OrNull var node: String?
    let level: Int
    let maxChain: Int
    @OrNull var maxChainDays: Int?
    let freezeLimit: Double
    let check: String
    let assertions: [String]
    /// The names of those that there are: commands and addresses may hold secrets.
    let alerts: [String]

    init(_ task: BackupTask) {
        name = task.name.text
        database = task.database
        destination = task.destination
        enabled = task.isEnabled
        full = task.full?.text
        incremental = task.incremental?.text
        node = task.node?.text
        level = task.level
        maxChain = task.maxChain
        maxChainDays = task.maxChainDays
        freezeLimit = task.freezeLimit
        check = task.check.rawValue
        assertions = task.assertions
        alerts = task.alerts.channels.map(\.name)
    }
}
