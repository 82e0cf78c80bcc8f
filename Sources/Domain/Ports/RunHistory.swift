/// What was run, and how it ended. Losing it loses no restore point.
package protocol RunHistory: Sendable {
    /// Keeps one run.
    func record(_ run: RunRecord) throws

    /// The newest `limit` runs, newest first; of `task` only, if one is given.
    func runs(of task: TaskName?, limit: Int) throws -> [RunRecord]

    /// What the backups of `task` since `time` come to, and when it was last drilled.
    func trend(of task: TaskName, since time: LocalTime) throws -> RunTrend
}
