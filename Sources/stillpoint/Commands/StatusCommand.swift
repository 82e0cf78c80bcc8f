import ArgumentParser
import Configuration
import Domain

/// `stillpoint status`
struct Status: StillpointCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say how every task is doing.",
        discussion: """
            A task is good, running, waiting, late, failed, disabled or never-run. Late means: the \
            first backup that its schedules ask for after the last good one is overdue by more than \
            a quarter of the time to the next one, at least 15 minutes and at most 6 hours.

            With --check only what is wrong is printed, one line each, and the exit status is 3 \
            then. Warnings, as of a destination that fills up, do not count unless --warnings is \
            given, too.
            """)

    @Flag(help: "Print one line a problem; exit with 3 if there is any.")
    var check = false

    @Flag(help: "With --check: count warnings as problems.")
    var warnings = false

    @Option(
        help: ArgumentHelp(
            "Write the status for node_exporter's textfile collector, at once; '-' prints it.",
            valueName: "file"))
    var prometheus: String?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if warnings, !check { throw ValidationError("--warnings goes with --check.") }
        if prometheus == "-", check || common.json {
            throw ValidationError("'--prometheus -' goes with neither --check nor --json.")
        }
    }

    func perform(_ app: App) throws -> CommandResult {
        let survey = try app.survey()
        if let prometheus {
            let metrics = HealthMetrics(survey)
            if prometheus == "-" {
                return CommandResult([String: String](), text: String(metrics.text.dropLast()))
            }
            try MetricsFile(path: try app.absolute(prometheus)).write(metrics.text)
            if !check, !common.json { return CommandResult([String: String](), text: "") }
        }
        return check ? checked(survey) : Self.result(survey)
    }

    /// The status of all tasks, for people.
    static func result(_ survey: Survey) -> CommandResult {
        CommandResult(StatusDocument(survey), text: text(survey))
    }

    private func checked(_ survey: Survey) -> CommandResult {
        let lines = Self.problems(survey) + (warnings ? Self.warnings(survey) : [])
        return CommandResult(
            StatusDocument(survey), text: lines.joined(separator: "\n"),
            status: lines.isEmpty ? .fine : .needsAttention)
    }

    private static func problems(_ survey: Survey) -> [String] {
        let tasks = survey.entries.map(\.health).filter { $0.state != .disabled }
        return (survey.problems.map(\.message) + survey.nodeWarnings).map(\.forTerminal)
            + tasks.flatMap { task in
                task.problems.map { "\(task.task.name): \($0.forTerminal)" }
            }
    }

    private static func warnings(_ survey: Survey) -> [String] {
        (survey.isUnattended ? ["\(Survey.unattended.message) \(Survey.unattended.next)"] : [])
            + survey.entries.map(\.health).flatMap { task in
                task.warnings.map { "\(task.task.name): \($0.text.forTerminal)" }
            }
    }

    private static func text(_ survey: Survey) -> String {
        var table = TextTable("TASK", "STATE", "LAST GOOD", "NEXT", "POINTS", "LEFTOVERS")
        for entry in survey.entries {
            let health = entry.health
            table.add(
                health.task.name.text, health.state.rawValue, health.lastGood?.forPeople ?? "-",
                entry.next?.forPeople ?? "-", "\(health.points)", "\(health.leftovers)")
        }
        let lines =
            problems(survey).map { "! \($0)" } + warnings(survey).map { "warning: \($0)" }
        let tasks =
            survey.entries.isEmpty
            ? "There are no tasks. 'stillpoint task add --help' tells how to add one." : table.text
        return ([tasks] + lines).joined(separator: "\n")
    }
}
