/// Decides what somebody is told after a run.
///
/// A failure is not told again for another try of the same time of the schedule. What a person
/// cancelled tells nothing. Restores are attended by a person and give no alerts.
package struct AlertRule {
    /// Why the run was made.
    package var origin: JobOrigin
    /// The runs of the task before it, newest first.
    package var before: [RunRecord]
    /// When the backup was due whose lateness was told last; none if none ever was.
    package var toldLate: LocalTime?

    /// A rule for these circumstances.
    package init(origin: JobOrigin, before: [RunRecord], toldLate: LocalTime?) {
        self.origin = origin
        self.before = before
        self.toldLate = toldLate
    }

    /// What `run` gives to tell, in this order.
    package func events(of run: RunRecord) -> [AlertEvent] {
        guard run.action != .restore else { return [] }
        switch run.outcome {
        case .cancelled: return []
        case .failed, .foundProblems: return origin.isRetry ? [] : [.failure]
        case .succeeded:
            let success: [AlertEvent] = run.action == .backup ? [.success] : []
            return success + (endsTrouble(run) ? [.recovered] : [])
        }
    }

    /// When the last good backup before the run began.
    package var lastGood: LocalTime? {
        before.first { $0.action == .backup && $0.outcome == .succeeded }?.startedAt
    }

    /// A backup makes up for what went wrong with backups, a verification for verifications.
    private func endsTrouble(_ run: RunRecord) -> Bool {
        let last = before.first { $0.action == run.action && $0.outcome != .cancelled }
        if let last, last.outcome != .succeeded { return true }
        guard run.action == .backup, let toldLate else { return false }
        return lastGood.map { $0 < toldLate } ?? true
    }
}

extension JobOrigin {
    /// Whether the same was tried before, and failed.
    fileprivate var isRetry: Bool {
        if case .schedule(let run) = self { run.cause == .retry } else { false }
    }
}
