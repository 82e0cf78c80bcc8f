import ArgumentParser
import Configuration
import Domain
import Foundation
import Glibc

/// `stillpoint task add`
struct TaskAdd: StillpointCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a backup task.",
        discussion: """
            The database is opened and looked at, the schedules are checked, and the folder is made \
            if only its last part is missing. Schedules are kept with the task; backups are made by \
            'stillpoint backup'.
            """)

    @Argument(help: "The name of the task: letters, digits, '-', '_', '.'.")
    var name: String

    @Option(help: "The path of the SQLite database.")
    var database: String

    @Option(help: "The folder that receives the backups.")
    var to: String

    @Option(help: "When a full backup is due, as in cron: '0 2 * * 0', '@weekly'.")
    var full: String?

    @Option(help: "When an incremental backup is due: '0 * * * *', '@hourly'.")
    var incremental: String?

    @Option(help: "The only node that runs it, by its tag (default any).")
    var node: String?

    @Option(help: "The zstd compression level, 1 to 19 (default 3).")
    var level: Int?

    @Option(help: "Incremental backups of a chain before the next is a full one (default 48).")
    var maxChain: Int?

    @Option(help: "Days that a chain goes on, or 'none' (default none).")
    var maxChainDays: String?

    @Option(help: "Seconds that writers may wait, without WAL (default 2).")
    var freezeLimit: Double?

    @Option(help: "What a full backup checks about the database: none, quick (default none).")
    var check: BackupTask.SourceCheck?

    @OptionGroup var common: CommonOptions

    func perform(_ app: App) throws -> CommandResult {
        let task = try task(app)
        if let known = try? app.tasks.task(task.name) {
            throw Failure(
                .taskExists, "There is already a task \(known.name).",
                cause: "It backs up \(known.database.quotedForDisplay).",
                next: "Choose another name, or 'stillpoint task remove \(known.name)' first "
                    + "(its backups stay).")
        }
        guard case .database(let description) = try app.ask(.database(path: task.database)) else {
            return .nothing
        }
        _ = try app.ask(.save(task, isNew: true))
        return CommandResult(TaskDocument(task), text: text(task, description))
    }

    private func task(_ app: App) throws -> BackupTask {
        var task = try Settings(from: app.places).defaults.task(
            try TaskName(name), database: try app.absolute(database),
            destination: try app.absolute(to))
        task.full = try full.map { try CronExpression($0) }
        task.incremental = try incremental.map { try CronExpression($0) }
        task.node = try node.map(Self.tag)
        if let level { task.level = try Self.checked(level, in: BackupTask.levels, "--level") }
        if let maxChain {
            task.maxChain = try Self.checked(maxChain, in: BackupTask.chainLengths, "--max-chain")
        }
        if let maxChainDays { task.maxChainDays = try Self.days(maxChainDays) }
        if let freezeLimit { task.freezeLimit = try Self.seconds(freezeLimit) }
        if let check { task.check = check }
        return task
    }

    private static func tag(_ text: String) throws -> NodeTag {
        guard let tag = NodeTag(text) else {
            throw Failure(
                .usage, "--node \(text.quotedForDisplay) is no tag of a node.",
                cause: "It can be 1 to 16 ASCII letters or digits.",
                next: "Give the 'node:' of that machine's stillpoint.yaml.")
        }
        return tag
    }

    private static func days(_ text: String) throws -> Int? {
        if text == "none" { return nil }
        guard let days = Int(text), BackupTask.chainDays.contains(days) else {
            throw Failure(
                .usage, "--max-chain-days \(text.quotedForDisplay) is no number of days.",
                cause: "It can be 1 or more, or 'none'.", next: "Leave it out for the default.")
        }
        return days
    }

    private static func seconds(_ number: Double) throws -> Double {
        guard number > 0, number <= Double(BackupTask.longestFreezeLimit) else {
            throw Failure(
                .usage, "--freeze-limit \(number) is out of range.",
                cause: "It can be more than 0 and at most \(BackupTask.longestFreezeLimit).",
                next: "Leave it out for the default.")
        }
        return number
    }

    private static func checked(_ number: Int, in range: ClosedRange<Int>, _ option: String) throws
        -> Int
    {
        guard range.contains(number) else {
            throw Failure(
                .usage, "\(option) \(number) is out of range.",
                cause: "It can be \(range.lowerBound) to \(range.upperBound).",
                next: "Leave it out for the default.")
        }
        return number
    }

    private func text(_ task: BackupTask, _ found: DatabaseDescription) -> String {
        let mode = found.journalMode == "wal" ? "WAL" : "journal mode \(found.journalMode)"
        let advice =
            found.journalMode == "wal"
            ? ""
            : "\nnote:     without WAL, programs that write wait while a backup reads "
                + "(up to \(task.freezeLimit) s at a time)"
        return """
            Added \(task.name).
            database: \(task.database.forTerminal)  (\(found.kind), \(mode), \
            \(ByteCount(found.geometry.imageBytes)))
            to:       \(task.destination.forTerminal)\(advice)
            next:     stillpoint backup \(task.name)
            """
    }
}

extension BackupTask.SourceCheck: ExpressibleByArgument {}
