import Domain
import Screen

/// What a finished restore says: what was restored, how it was checked, and how to go on safely.
struct RestoreResultText {
    let state: ConsoleState

    func lines(_ report: RestoreReport, cells: Int) -> [[Span]] {
        let plan = report.plan
        let facts = plan.point.facts
        var parts: [[Span]] = [
            [
                Span("Restored ", .good), Span(facts.task, .emphasis), Span(" as it was at "),
                Span(facts.time.forPeople, .emphasis),
            ],
            [
                Span(plan.replaced == nil ? "at " : "in the live "), Span(plan.target, .emphasis),
            ],
            [
                Span(
                    "\(ByteCount(facts.geometry.imageBytes)) in \(TimeText.span(report.seconds)); "
                        + "\(CheckText.done(plan.check)).")
            ],
        ]
        parts += report.warnings.map { [Span($0, .late)] }
        let head = parts.flatMap { Prose.lines($0, cells: cells, indent: 2) }
        return head + [[]] + placing(report).flatMap { Prose.lines($0, cells: cells, indent: 3) }
    }

    /// Renaming over a live database, or leaving its old log beside the new file, would undo the
    /// restore without a word: hence the order of these steps.
    private func placing(_ report: RestoreReport) -> [[Span]] {
        let plan = report.plan
        if let replaced = plan.replaced { return goingBack(report, replaced) }
        let database = plan.point.facts.database
        guard !database.isEmpty else {
            return [[Span("Look into it before anything uses it:", .hint)], look(plan)]
        }
        return [
            [Span("Look into it first: ", .hint)] + look(plan),
            [Span("To put it in place of the original:", .hint)],
            [Span("1. ", .hint), Span("Stop every program that uses "), Span(database), Span(".")],
            [
                Span("2. ", .hint), Span("Move the old file aside with its "),
                Span("-wal", .emphasis), Span(" and "), Span("-shm", .emphasis),
                Span(": a log left behind would undo the restore."),
            ],
            [
                Span("3. ", .hint),
                Span(
                    "mv \(CommandLineText.quoted(plan.target)) \(CommandLineText.quoted(database))",
                    .rate),
            ],
            [
                Span("4. ", .hint),
                Span("Give it the owner and mode of the old one; start the programs."),
            ],
        ]
    }

    private func goingBack(_ report: RestoreReport, _ replaced: ReplacedDatabase) -> [[Span]] {
        guard let safety = report.safety else { return [] }
        let command = RestoreCommandLine.undoing(replaced, safety, target: report.plan.target)
        return [
            [
                Span("What was there before is restore point "),
                Span(safety.id.description, .emphasis), Span(":"),
            ],
            [Span(safety.file)],
            [Span("To go back to it: ", .hint), Span(command, .rate)],
            [Span("The next backup is a full one: a new chain begins.", .hint)],
        ]
    }

    private func look(_ plan: RestorePlan) -> [Span] {
        [Span("sqlite3 \(CommandLineText.quoted(plan.target)) .tables", .rate)]
    }
}
