/// What was run, and how it ended. Losing it loses no restore point.
package protocol RunHistory: Sendable {
    /// Keeps one run.
    func record(_ run: RunRecord) throws

    /// The newest `limit` runs, newest first; of `task` only, if one is given.
    func runs(of task: TaskName?, limit: Int) throws -> [RunRecord]
}
