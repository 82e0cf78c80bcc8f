import Domain

/// What a running job has at hand. Confined to the job's thread.
struct JobContext {
    let parts: EngineParts
    let origin: JobOrigin
    let cancellation: Cancellation
    let report: (JobProgress) -> Void
    let startedAt: LocalTime
    private let begin: Double

    init(
        parts: EngineParts, origin: JobOrigin, cancellation: Cancellation,
        report: @escaping (JobProgress) -> Void
    ) {
        self.parts = parts
        self.origin = origin
        self.cancellation = cancellation
        self.report = report
        startedAt = parts.clock.now
        begin = parts.clock.seconds
    }

    /// Seconds since the job began.
    var seconds: Double { parts.clock.seconds - begin }

    /// Does what `command` asks for and keeps the run in the history.
    func run(_ command: EngineCommand) -> EndedRun {
        switch command {
        case .backup(let name, let kind):
            return recorded(RunRecord(.backup, task: name.text, kind: kind?.rawValue ?? "", self)) {
                try BackupJob(context: self, name: name, requested: kind).run()
            }
        case .restore(let request):
            let kind = request.mode == .replace ? "replace" : "restore"
            return recorded(RunRecord(.restore, task: request.scope.task?.text, kind: kind, self)) {
                try RestoreJob(context: self, request: request).run()
            }
        case .verify(let request):
            return recorded(
                RunRecord(
                    .verify, task: request.scope.task?.text, kind: request.level.rawValue, self)
            ) { try VerifyJob(context: self, request: request).run() }
        }
    }

    /// Runs `job`, writes down how it ended, and says so if that cannot be written down.
    private func recorded(_ record: RunRecord, _ job: () throws -> JobOutcome) -> EndedRun {
        var record = record
        var outcome: JobOutcome
        do {
            outcome = try job()
        } catch {
            outcome = .failed(Failure(describing: error))
        }
        record.seconds = seconds
        record.take(outcome)
        do {
            try parts.history.record(record)
        } catch {
            // The job is done whatever happens to its record.
            outcome.addWarning(Failure(describing: error).message)
        }
        return EndedRun(outcome: outcome, record: record)
    }
}

/// A job that has ended: what it came to, for front ends, and as the history has it.
struct EndedRun {
    let outcome: JobOutcome
    let record: RunRecord
}

extension EngineParts {
    /// The catalogue that `scope` stands for, and the task if it is one's.
    func catalog(of scope: BackupScope) throws -> (catalog: Catalog, task: BackupTask?) {
        switch scope {
        case .folder(let folder): return (try store.catalog(of: folder), nil)
        case .task(let name):
            let task = try tasks.task(name)
            return (try store.catalog(of: task.destination).only(name), task)
        }
    }
}
