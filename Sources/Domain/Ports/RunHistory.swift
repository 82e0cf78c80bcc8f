/// What was run, how it ended, and who was told. Losing it loses no restore point.
package protocol RunHistory: Sendable {
    /// Keeps one run.
    func record(_ run: RunRecord) throws

    /// The newest `limit` runs, newest first; of `task` only, if one is given.
    func runs(of task: TaskName?, limit: Int) throws -> [RunRecord]

    /// What the backups of `task` since `time` come to, and when it was last drilled.
    func trend(of task: TaskName, since time: LocalTime) throws -> RunTrend

    /// Keeps that somebody was told something, or was not.
    func record(_ alert: AlertRecord) throws

    /// The newest `limit` of these, newest first; of `task` only, if one is given.
    func alerts(of task: TaskName?, limit: Int) throws -> [AlertRecord]

    /// The newest of each channel by which somebody was told about `task`.
    func lastAlerts(of task: TaskName) throws -> [AlertRecord]
}
