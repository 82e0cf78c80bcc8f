import Domain
import Screen

/// How far a restore point can be relied on, as the history tells.
struct PointTrust: Equatable, Sendable {
    /// What was done with the point, the strongest last.
    enum Level: Int, Comparable, Sendable {
        case none, bytes, verified, drilled, restored

        static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    }

    let level: Level
    /// When it was done; none for `none`.
    let time: LocalTime?

    /// What `runs` of the point's task tell of it.
    ///
    /// - Parameter points: all points of the task: a drill restores only the newest one there is.
    init(_ point: RestorePoint, runs: [RunRecord], points: [RestorePoint]) {
        // Runs come newest first, so of two of one level the newer one counts.
        var best: (level: Level, time: LocalTime?) = (.none, nil)
        for run in runs where run.outcome == .succeeded && run.startedAt >= point.facts.time {
            let level = Self.level(run, of: point, points)
            if level > best.level { best = (level, run.startedAt) }
        }
        (level, time) = best
    }

    /// In words, as `drilled 2 days ago`.
    func text(_ times: TimeText) -> String {
        let when = time.map { " " + times.ago($0) } ?? ""
        switch level {
        case .none: return "never verified"
        case .bytes: return "bytes checked" + when
        case .verified: return "verified" + when
        case .drilled: return "drilled" + when
        case .restored: return "restored" + when
        }
    }

    /// The colour of the words.
    var role: Role { level >= .verified ? .good : .muted }

    private static func level(
        _ run: RunRecord, of point: RestorePoint, _ points: [RestorePoint]
    ) -> Level {
        switch (run.action, VerifyLevel(rawValue: run.kind)) {
        case (.restore, _): return run.point == point.id.description ? .restored : .none
        case (.verify, .bytes?): return .bytes
        case (.verify, .content?): return .verified
        case (.verify, .drill?):
            let hasNewer = points.contains {
                $0.facts.time > point.facts.time && $0.facts.time <= run.startedAt
            }
            return hasNewer ? .none : .drilled
        default: return .none
        }
    }
}
