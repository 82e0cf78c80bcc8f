/// Something that happened to a task and that somebody is to be told of, with its facts.
package struct Alert: Hashable, Sendable {
    /// What happened.
    package var event: AlertEvent
    /// The task.
    package var task: BackupTask
    /// When it happened.
    package var time: LocalTime
    /// The run that it is about; none if it is about none.
    package var run: RunRecord?
    /// When the backup was due that is late; none if none is.
    package var due: LocalTime?
    /// When the last good backup before that began; none if that is not known.
    package var lastGood: LocalTime?
    /// Whether nothing happened, and somebody only tries whether the alert arrives.
    package var isTest = false

    /// Something that happened; the details are set afterwards.
    package init(_ event: AlertEvent, of task: BackupTask, at time: LocalTime) {
        self.event = event
        self.task = task
        self.time = time
    }

    /// What was run, in one word: "backup", "verify" or "drill"; none if it is about no run.
    package var job: String? {
        guard let run else { return nil }
        let isDrill = run.action == .verify && run.kind == VerifyLevel.drill.rawValue
        return isDrill ? VerifyLevel.drill.rawValue : run.action.rawValue
    }

    /// What went wrong; none if nothing did.
    package var failure: Failure? {
        guard event == .failure, let run else { return nil }
        if let failure = run.failure { return failure }
        if run.action == .backup {
            return Failure(
                .databaseDamaged, "The database is damaged; its backup was made all the same.",
                next: "Look with 'stillpoint status', and restore an earlier backup.")
        }
        return Failure(
            .checkFailed,
            run.reason.isEmpty
                ? "It could not be told whether the backups can be restored." : run.reason,
            next: "Look closer with 'stillpoint verify \(task.name)'.")
    }

    /// All of it in one line, as for the subject of a mail: nothing in it ends the line.
    package var summary: String {
        String(
            String.UnicodeScalarView(words.unicodeScalars.map { $0.isUnsafeToPrint ? " " : $0 }))
    }

    private var words: String {
        let prefix = isTest ? "\(task.name) (test): " : "\(task.name): "
        switch event {
        case .success: return prefix + "backed up\(run.map { ", \($0.kind)" } ?? "")"
        case .failure: return prefix + "\(job ?? "backup") failed: \(failure?.message ?? "")"
        case .recovered: return prefix + "\(job ?? "backup") is well again"
        case .late:
            return prefix + "a backup is overdue\(due.map { ", due at \($0.forPeople)" } ?? "")"
        }
    }
}
