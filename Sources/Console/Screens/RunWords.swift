import Domain
import Screen

extension EngineCommand {
    /// What is done, in one word or two, for a column.
    var shortWords: String {
        if case .backup(_, let kind?) = self { kind.rawValue } else { words }
    }

    /// What is done, in two words or three.
    var words: String {
        switch self {
        case .backup(_, nil): "backup"
        case .backup(_, let kind?): "\(kind.rawValue) backup"
        case .restore: "restore"
        case .verify(let request): "verify \(request.level.rawValue)"
        }
    }
}

extension JobRow {
    /// When it began, or was put into the queue.
    var beganAt: LocalTime { startedAt ?? queuedAt }

    /// The state of the job.
    var mark: StateMark {
        guard let outcome else { return isRunning ? .running : .waiting }
        switch outcome {
        case .failed(let failure): return failure.code == .cancelled ? .late : .failed
        case .verified(let report): return report.outcome == .verified ? .ok : .failed
        case .backedUp(let report): return report.sourceProblems.isEmpty ? .ok : .failed
        case .restored: return .ok
        }
    }

    /// Whether the history tells of this very job. The clock is read twice when a job begins, a
    /// moment apart.
    func isSame(as run: RunRecord) -> Bool {
        guard let startedAt, action == run.action, command.task?.text == run.task else {
            return false
        }
        return abs(Double(startedAt.microseconds) - Double(run.startedAt.microseconds)) < 2_000_000
    }

    private var action: RunRecord.Action {
        switch command {
        case .backup: .backup
        case .restore: .restore
        case .verify: .verify
        }
    }
}

extension RunRecord {
    /// What was done, in one word or two, for a column.
    var shortWords: String {
        switch action {
        case .backup: kind.isEmpty ? "backup" : kind
        case .restore: "restore"
        case .verify: "verify \(kind)"
        }
    }

    /// What was done, in two words or three.
    var words: String {
        switch action {
        case .backup:
            kind.isEmpty || kind == "unchanged" ? "backup" : "\(kind) backup"
        case .restore: "restore"
        case .verify: "verify \(kind)"
        }
    }

    /// How it ended, as a state.
    var mark: StateMark {
        switch outcome {
        case .succeeded: .ok
        case .failed, .foundProblems: .failed
        case .cancelled: .late
        }
    }
}
