import ArgumentParser
import Configuration
import Domain

/// `stillpoint status`
struct Status: StillpointCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say how every task is doing.",
        discussion:
            "With --check only what needs attention is printed, and the exit status is 3 then.")

    @Flag(help: "Print one line a problem; exit with 3 if there is any.")
    var check = false

    @OptionGroup var common: CommonOptions

    func perform(_ app: App) throws -> CommandResult {
        try Self.result(app, onlyProblems: check)
    }

    /// The status of all tasks; with `onlyProblems` as `--check` prints it.
    static func result(_ app: App, onlyProblems check: Bool) throws -> CommandResult {
        let tasks = try app.tasks.tasks().map { health(of: $0, app) }
        let nodeWarnings = try nodeWarnings(tasks, app)
        let problems =
            tasks.filter { $0.state != .disabled }.flatMap { task in
                task.problems.map { "\(task.task.name): \($0.forTerminal)" }
            } + nodeWarnings
        return CommandResult(
            StatusDocument(tasks: tasks.map(HealthDocument.init), nodeWarnings: nodeWarnings),
            text: check ? problems.joined(separator: "\n") : text(tasks, problems),
            status: check && !problems.isEmpty ? .needsAttention : .fine)
    }

    /// What is wrong among the nodes that share a destination with this one.
    private static func nodeWarnings(_ tasks: [TaskHealth], _ app: App) throws -> [String] {
        let node = try Settings(from: app.places).node
        return Set(tasks.map(\.task.destination)).sorted().flatMap {
            app.store.nodeWarnings(at: $0, for: node, app.clock)
        }
    }

    private static func health(of task: BackupTask, _ app: App) -> TaskHealth {
        let catalog = Result { try app.store.catalog(of: task.destination).only(task.name) }
            .mapError { Failure(describing: $0) }
        do {
            let runs = try app.history.runs(of: task.name, limit: 100)
            return TaskHealth(of: task, catalog: catalog, runs: runs)
        } catch {
            // The files tell more than the history, and can be looked at without it.
            return TaskHealth(
                of: task, catalog: catalog, runs: [], historyFailure: Failure(describing: error))
        }
    }

    private static func text(_ tasks: [TaskHealth], _ problems: [String]) -> String {
        guard !tasks.isEmpty else {
            return "There are no tasks. 'stillpoint task add --help' tells how to add one."
        }
        var table = TextTable("TASK", "STATE", "LAST GOOD", "POINTS", "LEFTOVERS")
        for task in tasks {
            table.add(
                task.task.name.text, task.state.rawValue, task.lastGood?.forPeople ?? "-",
                "\(task.points)", "\(task.leftovers)")
        }
        return ([table.text] + problems.map { "! \($0)" }).joined(separator: "\n")
    }
}

/// The document of all tasks' health.
struct StatusDocument: Encodable {
    let tasks: [HealthDocument]
    let nodeWarnings: [String]
}

/// The document of one task's health.
struct HealthDocument: Encodable {
    let name: String
    let state: TaskHealth.State
    @OrNull var lastGood: String?
    let points: Int
    let leftovers: Int
    let problems: [String]

    init(_ health: TaskHealth) {
        name = health.task.name.text
        state = health.state
        lastGood = health.lastGood?.iso8601
        points = health.points
        leftovers = health.leftovers
        problems = health.problems
    }
}
