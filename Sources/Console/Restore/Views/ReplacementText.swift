import Domain

/// What replacing a live database loses and keeps, in words.
enum ReplacementText {
    /// The work that the database will no longer hold.
    static func lost(_ plan: RestorePlan?) -> String {
        guard let plan, let replaced = plan.replaced else { return "nothing" }
        let time = plan.point.facts.time
        let microseconds = replaced.changedAt.microseconds - time.microseconds
        guard microseconds > 0 else { return "nothing: it was not changed since" }
        let span = SpanText.text(seconds: Double(microseconds) / 1_000_000)
        return "\(span) of changes, after \(time.forPeople)"
    }

    /// Where its state now goes.
    static func kept(_ replaced: ReplacedDatabase) -> String {
        let point =
            replaced.task.map { "a restore point of \($0)" } ?? "a backup beside the database"
        return "its state now, as \(point) in \(replaced.safetyFolder)"
    }
}
