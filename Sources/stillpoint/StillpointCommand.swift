import ArgumentParser
import Domain

/// What every command takes.
struct CommonOptions: ParsableArguments {
    /// How progress is shown on standard error.
    enum Progress: String, ExpressibleByArgument, CaseIterable {
        /// A bar on a terminal, nothing elsewhere.
        case auto
        /// One JSON object a line.
        case json
        /// Nothing.
        case none
    }

    @Flag(help: "Print one JSON document instead of text.")
    var json = false

    @Option(help: "Progress on standard error: auto (a bar on a terminal), json, none.")
    var progress = Progress.auto
}

/// A command of ours: it gives a result and leaves the printing to the program.
protocol StillpointCommand: ParsableCommand {
    var common: CommonOptions { get }

    /// Does it.
    func perform(_ app: App) throws -> CommandResult
}

/// Where restore points are looked for: a task's destination, or a folder.
struct ScopeOptions: ParsableArguments {
    @Argument(help: "The name of a task.")
    var name: String?

    @Option(name: .customLong("in"), help: "A folder of backups; no task is needed.")
    var folder: String?

    /// The scope, which must be given in one of the two ways.
    func scope(_ app: App) throws -> BackupScope {
        guard let scope = try optionalScope(app) else {
            throw Failure(
                .usage, "Neither a task nor a folder was named.",
                cause: "The command has to know where the backups are.",
                next: "Give a task's name ('stillpoint task list'), or --in FOLDER.")
        }
        return scope
    }

    /// The scope; nothing if neither was given.
    func optionalScope(_ app: App) throws -> BackupScope? {
        switch (name, folder) {
        case (nil, nil): return nil
        case (let name?, nil): return .task(try TaskName(name))
        case (nil, let folder?): return .folder(try app.absolute(folder))
        case (_?, _?):
            throw Failure(
                .usage, "Both a task and a folder were named.",
                cause: "Backups are looked for in one place.",
                next: "Give either the task's name or --in FOLDER.")
        }
    }
}
