import ArgumentParser
import Domain

/// `stillpoint restore`
struct Restore: StillpointCommand {
    static let configuration = CommandConfiguration(
        abstract: "Rebuild a database at a new path, or in place of the live one.",
        discussion: """
            Without --point or --at it is the newest restore point. Every file of its chain is \
            checked first; the database gets its name only when it is complete and checked, and \
            nothing is written over.

            With --replace the live database at the path is replaced: it is backed up first, then \
            the restored one is copied into it through SQLite in one transaction. Programs that \
            have it open follow, writers have to wait, and if anything goes wrong it stays what \
            it was. The name has to be typed first, or --yes given.
            """)

    @OptionGroup var scope: ScopeOptions

    @Option(help: "The id of a restore point, or the first digits of it.")
    var point: String?

    @Option(
        help:
            "The last state at or before this time: 2026-11-23T02:00:00+01:00, '2026-11-23 02:00'.")
    var at: String?

    @Option(
        help: "The path that the restored database will have; with --replace the task's own.")
    var to: String?

    @Flag(help: "Replace the live database at the path, after a safety backup of it.")
    var replace = false

    @Flag(help: "Do not ask before replacing; for scripts.")
    var yes = false

    @Flag(help: "Only say what would be done, and check what can be checked; write nothing.")
    var dryRun = false

    @Option(help: "What SQLite checks before the database gets its name: quick, full, none.")
    var check = ImageCheck.quick

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if point != nil, at != nil { throw ValidationError("Give only one of --point and --at.") }
    }

    func perform(_ app: App) throws -> CommandResult {
        let scope = try scope.scope(app)
        let request = RestoreRequest(
            scope: scope, choice: try choice(app), target: try target(scope, app), check: check,
            mode: replace ? .replace : .newPath)
        if dryRun {
            guard case .plan(let plan) = try app.ask(.plan(request)) else { return .nothing }
            return CommandResult(
                PlanDocument(plan), text: Self.text(plan),
                status: plan.obstacle == nil ? .fine : .failed)
        }
        if replace, !yes { try Consent(app: app, request: request).ask() }
        guard case .restored(let report) = try app.run(.restore(request)) else { return .nothing }
        return CommandResult(
            RestoreDocument(report), text: Self.text(report), warnings: report.warnings)
    }

    private func target(_ scope: BackupScope, _ app: App) throws -> String {
        if let to { return try app.absolute(to) }
        guard replace, case .task(let name) = scope else {
            throw Failure(
                .usage, "No path was given for the restored database.",
                cause: "Only a task's own database can be replaced without naming its path.",
                next: "Give --to PATH.")
        }
        return try app.tasks.task(name).database
    }

    private func choice(_ app: App) throws -> PointChoice {
        if let point { return .id(point) }
        guard let at else { return .newest }
        guard let time = LocalTime(parsing: at, in: app.clock.zone) else {
            throw Failure(
                .usage, "\(at.quotedForDisplay) is not a time.",
                cause: "A time is a date, hours and minutes; without an offset it is local time.",
                next: "For example --at '2026-11-23 02:00' or --at 2026-11-23T02:00:00+01:00.")
        }
        return .at(time)
    }

    private static func text(_ report: RestoreReport) -> String {
        let plan = report.plan
        let checked: String
        switch plan.check {
        case .quick: checked = "digests and quick_check ok"
        case .full: checked = "digests and integrity_check ok"
        case .none: checked = "digests ok, not checked by SQLite"
        }
        let bytes = ByteCount(plan.point.facts.geometry.imageBytes)
        return """
            Restored: \(bytes) in \(report.seconds.rounded(toPlaces: 1)) s, \(checked)
            state of: \(plan.point.facts.time.forPeople)  (point \(plan.point.id))
            database: \(plan.target.forTerminal)\(safety(report))
            """
    }

    private static func safety(_ report: RestoreReport) -> String {
        guard let replaced = report.plan.replaced else { return "" }
        guard let safety = report.safety else { return "\nreplaced: an empty database" }
        let back = RestoreCommandLine.undoing(replaced, safety, target: report.plan.target)
        return """

            replaced: its state before is kept as point \(safety.id)
                      \(safety.file.forTerminal)
            go back:  \(back.forTerminal)
            """
    }

    private static func text(_ plan: RestorePlan) -> String {
        var table = TextTable("CHECK", "RESULT", "")
        for check in plan.checks { table.add(check.name, check.result.rawValue, check.detail) }
        let facts = plan.point.facts
        let end =
            plan.obstacle.map { "It would stop here: \($0.next)" }
            ?? "It can be done. Nothing was written."
        return """
            Would \(plan.replaced == nil ? "restore:" : "replace:") \(facts.kind.rawValue) backup of \(facts.task.forTerminal), \
            state of \(facts.time.forPeople)  (point \(plan.point.id))
            to:            \(plan.target.forTerminal)

            \(table.text)

            \(end)
            """
    }
}

extension ImageCheck: ExpressibleByArgument {}

/// The document of a restore.
struct RestoreDocument: Encodable {
    let to: String
    let task: String
    let point: String
    let time: String
    let imageBytes: Int64
    let seconds: Double
    let check: String
    let replaced: Bool
    @OrNull var safetyPoint: String?
    @OrNull var safetyFile: String?
    let warnings: [String]

    init(_ report: RestoreReport) {
        to = report.plan.target
        task = report.plan.point.facts.task
        point = report.plan.point.id.description
        time = report.plan.point.facts.time.iso8601
        imageBytes = report.plan.point.facts.geometry.imageBytes
        seconds = report.seconds.rounded(toPlaces: 3)
        check = report.plan.check.rawValue
        replaced = report.plan.replaced != nil
        safetyPoint = report.safety?.id.description
        safetyFile = report.safety?.file
        warnings = report.warnings
    }
}

/// The document of a restore that was only planned.
struct PlanDocument: Encodable {
    struct Check: Encodable {
        let name: String
        let result: RestorePlan.Check.Result
        let detail: String
    }

    let dryRun = true
    let to: String
    let task: String
    let point: String
    let time: String
    let imageBytes: Int64
    let check: String
    let files: [String]
    let checks: [Check]
    let replaces: Bool
    let possible: Bool

    init(_ plan: RestorePlan) {
        to = plan.target
        task = plan.point.facts.task
        point = plan.point.id.description
        time = plan.point.facts.time.iso8601
        imageBytes = plan.point.facts.geometry.imageBytes
        check = plan.check.rawValue
        files = plan.chain.map(\.file)
        checks = plan.checks.map { Check(name: $0.name, result: $0.result, detail: $0.detail) }
        replaces = plan.replaced != nil
        possible = plan.obstacle == nil
    }
}
