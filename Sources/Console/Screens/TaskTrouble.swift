import Domain

/// What is wrong with a task, as fully as it is known.
struct TaskTrouble: Equatable, Sendable {
    /// Failures with cause and next step: of the destination, and of the last backup.
    let failures: [Failure]
    /// What else needs attention, one sentence each.
    let sentences: [String]
    /// All of it in a few words, for a column; none if all is well.
    let short: String?

    init(_ entry: Survey.Entry) {
        let last = entry.runs.first { $0.action == .backup }
        var failures: [Failure] = []
        if case .failure(let failure) = entry.catalog { failures.append(failure) }
        // What the last backup ran into is often what a look at the destination runs into, too.
        if let last, last.outcome == .failed, let failure = last.failure,
            failure.message != failures.first?.message
        {
            failures.append(failure)
        }
        self.failures = failures
        let told = Set(failures.map(\.message))
        sentences = entry.health.problems.filter { !told.contains($0) }
        short = Self.short(entry, failures.first, last)
    }

    private static func short(
        _ entry: Survey.Entry, _ failure: Failure?, _ last: RunRecord?
    ) -> String? {
        if let failure { return failure.code.words }
        let points = (try? entry.catalog.get())?.points ?? []
        let broken = points.filter { $0.state != .complete }.count
        if broken > 0 { return broken == 1 ? "1 broken point" : "\(broken) broken points" }
        switch last?.outcome {
        case .cancelled: return "cancelled"
        case .foundProblems: return "database damaged"
        case .failed, .succeeded, nil: break
        }
        if entry.health.state == .neverRun { return "never backed up" }
        if entry.health.state == .late { return "backup overdue" }
        let verified = entry.runs.first { $0.action == .verify }
        if verified?.outcome == .foundProblems { return "backup damaged" }
        return entry.health.problems.first
    }
}

extension Failure.Code {
    /// The kind of failure in two words or three, for a column.
    var words: String {
        switch self {
        case .usage: "usage"
        case .configuration: "configuration"
        case .unknownTask: "unknown task"
        case .taskExists: "task exists"
        case .taskDisabled: "disabled"
        case .otherNode: "another node's task"
        case .busy: "busy"
        case .cancelled: "cancelled"
        case .databaseMissing: "database missing"
        case .notADatabase: "not a database"
        case .databaseDamaged: "database damaged"
        case .databaseBusy: "database busy"
        case .databaseUnreadable: "unreadable"
        case .freezeTooLong: "freeze too long"
        case .destinationMissing: "folder missing"
        case .destinationUnwritable: "not writable"
        case .diskFull: "disk full"
        case .fileExists: "file exists"
        case .unknownPoint: "unknown point"
        case .noPoints: "no restore point"
        case .chainBroken: "chain broken"
        case .fileDamaged: "file damaged"
        case .unsupportedFormat: "unknown format"
        case .targetExists: "target exists"
        case .targetInUse: "target in use"
        case .checkFailed: "check failed"
        case .notALeftover: "not a leftover"
        case .historyUnusable: "history unusable"
        case .noTerminal: "no terminal"
        case .noEngine: "no engine"
        case .nodesDiffer: "nodes differ"
        case .engineLost: "engine lost"
        case .inputOutput: "I/O error"
        case .internal: "internal error"
        }
    }
}
