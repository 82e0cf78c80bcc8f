import Domain

/// What the history of one task tells of its restore points.
///
/// A verification looks at all points there are, a drill only at the newest one.
struct TrustTable: Equatable, Sendable {
    private var verified: LocalTime?
    private var digested: LocalTime?
    private var drilled: [BackupID: LocalTime] = [:]
    private var restored: [String: LocalTime] = [:]

    /// What `runs` (of any task, in any order) tell of the points of `task`.
    init(task: String, runs: [RunRecord], points: [RestorePoint]) {
        for run in runs where run.task == task && run.outcome == .succeeded {
            take(run, points)
        }
    }

    /// What is known of a point: the strongest of all that was done with it.
    func trust(_ point: RestorePoint) -> PointTrust {
        if let time = restored[point.id.description] { return PointTrust(.restored, time) }
        if let time = drilled[point.id] { return PointTrust(.drilled, time) }
        if let verified, verified >= point.facts.time { return PointTrust(.verified, verified) }
        if let digested, digested >= point.facts.time { return PointTrust(.bytes, digested) }
        return PointTrust(.none, nil)
    }

    private mutating func take(_ run: RunRecord, _ points: [RestorePoint]) {
        let time = run.startedAt
        switch (run.action, VerifyLevel(rawValue: run.kind)) {
        case (.restore, _):
            guard let point = run.point else { return }
            restored[point] = max(restored[point] ?? time, time)
        case (.verify, .bytes?): digested = max(digested ?? time, time)
        case (.verify, .content?): verified = max(verified ?? time, time)
        case (.verify, .drill?):
            let before = points.lazy.filter { $0.facts.time <= time }
            guard let newest = before.max(by: { $0.facts.time < $1.facts.time }) else { return }
            drilled[newest.id] = max(drilled[newest.id] ?? time, time)
        default: break
        }
    }
}
