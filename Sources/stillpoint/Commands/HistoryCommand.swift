import ArgumentParser
import Domain

/// `stillpoint history`
struct HistoryCommand: StillpointCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "List what was run, or who was told, newest first.",
        discussion: "The history is for people and trends: losing it loses no restore point.")

    @Argument(help: "The name of a task; all without it.")
    var name: String?

    @Flag(help: "List the alerts that were sent instead of the runs.")
    var alerts = false

    @Option(help: "How many at most.")
    var limit = 50

    @OptionGroup var common: CommonOptions

    func perform(_ app: App) throws -> CommandResult {
        let task = try name.map { try TaskName($0) }
        if alerts { return AlertList(try app.history.alerts(of: task, limit: limit)).result }
        let runs = try app.history.runs(of: task, limit: max(0, limit))
        return CommandResult(["runs": runs.map(RunDocument.init)], text: Self.text(runs))
    }

    private static func text(_ runs: [RunRecord]) -> String {
        guard !runs.isEmpty else { return "Nothing was run yet." }
        var table = TextTable("STARTED", "TASK", "WHAT", "KIND", "OUTCOME", "TOOK", "FILE", "NOTE")
        for run in runs {
            table.add(
                run.startedAt.forPeople, run.task?.forTerminal ?? "-", run.action.rawValue,
                run.kind.isEmpty ? "-" : run.kind, run.outcome.rawValue,
                "\(run.seconds.rounded(toPlaces: 1)) s",
                run.fileBytes > 0 ? ByteCount(run.fileBytes).description : "-",
                note(on: run).forTerminal)
        }
        return table.text
    }

    /// What went wrong, or why there was such a run: "asked for by schedule, missed at 02:00".
    private static func note(on run: RunRecord) -> String {
        if let failure = run.failure { return failure.message }
        let isAskedFor = run.reason == FullReason.requested.description
        return [run.reason, run.origin].filter { !$0.isEmpty }
            .joined(separator: isAskedFor ? " " : "; ")
    }
}

/// The document of one run.
struct RunDocument: Encodable {
    let action: RunRecord.Action
    @OrNull var task: String?
    let kind: String
    let reason: String
    let origin: String
    let outcome: RunRecord.Outcome
    let startedAt: String
    let seconds: Double
    let freezeSeconds: Double
    let pages: UInt32
    let changedPages: UInt32
    let imageBytes: Int64
    let fileBytes: Int64
    @OrNull var point: String?
    @OrNull var file: String?
    @OrNull var error: FailureDocument.Body?

    init(_ run: RunRecord) {
        action = run.action
        task = run.task
        kind = run.kind
        reason = run.reason
        origin = run.origin
        outcome = run.outcome
        startedAt = run.startedAt.iso8601
        seconds = run.seconds.rounded(toPlaces: 3)
        freezeSeconds = run.freezeSeconds.rounded(toPlaces: 3)
        pages = run.pages
        changedPages = run.changedPages
        imageBytes = run.imageBytes
        fileBytes = run.fileBytes
        point = run.point
        file = run.file
        error = run.failure.map { FailureDocument($0).error }
    }
}
