import Domain

/// Backs one task's database up.
struct BackupJob {
    let context: JobContext
    let name: TaskName
    let requested: BackupKind?

    private var parts: EngineParts { context.parts }

    /// Does it.
    ///
    /// - Throws: a `Failure`, or an error that describes one. The `.in-progress` file then stays,
    ///   unlocked, with the reason beside it.
    func run() throws -> JobOutcome {
        context.report(JobProgress(phase: .preparing, seconds: 0))
        let task = try parts.tasks.task(name)
        if let refusal = task.refusal(on: parts.node) { throw refusal }
        // By the name the task was given: another spelling of an accent would be another lock.
        let lock = try parts.locks.lock(task.name, by: parts.writer, since: context.startedAt)
        defer { lock.release() }
        let lease = try parts.store.lease(task, for: parts.node, since: context.startedAt)
        defer { lease.release() }
        var report = try backUp(task, holding: lease)
        report.warnings += [lease.takeover].compactMap { $0 } + notes(on: task)
        return .backedUp(report)
    }

    private func backUp(_ task: BackupTask, holding lease: any HeldLease) throws -> BackupReport {
        let catalog = try parts.store.catalog(of: task.destination).only(name)
        let verdict = BackupDecision(
            task: task, requested: requested, node: parts.node, now: context.startedAt
        ).verdict(
            catalog, isReplaced: parts.store.isReplaced(task.name),
            canContinue: parts.store.canContinue)
        try context.cancellation.check()
        let frozen = try parts.source.freeze(task.database, limit: task.freezeLimit)
        defer { frozen.end() }
        return try make(verdict, of: task, frozen, holding: lease)
    }

    /// Leaves a sign of life for the other nodes, and looks at theirs. A backup that was made does
    /// not fail for that.
    private func notes(on task: BackupTask) -> [String] {
        let problem: String?
        do {
            try parts.store.beat(parts.node, at: task.destination, parts.clock)
            problem = nil
        } catch {
            let reason = Failure(describing: error).message
            problem = "The other nodes cannot be told of this one: \(reason)"
        }
        return [problem].compactMap { $0 }
            + parts.store.nodeWarnings(at: task.destination, for: parts.node, parts.clock)
    }

    /// Makes the backup, or a full one where it turns out that an incremental one will not do.
    private func make(
        _ verdict: BackupDecision.Verdict, of task: BackupTask, _ frozen: any FrozenDatabase,
        holding lease: any HeldLease
    ) throws -> BackupReport {
        switch verdict {
        case .full(let reason): return try full(reason, of: task, frozen, holding: lease)
        case .incremental(let parent):
            do {
                return try write(
                    order(task, after: parent), reason: "", frozen, sourceProblems: [],
                    holding: lease)
            } catch let error as NeedsFullBackup {
                return try full(error.reason, of: task, frozen, holding: lease)
            }
        }
    }

    /// Makes a full backup out of a database that is held already.
    ///
    /// - Parameter lease: the task's lease at the destination; none for a safety backup, which
    ///   starts a chain of its own and must not wait for anybody.
    func full(
        _ reason: FullReason, of task: BackupTask, _ frozen: any FrozenDatabase,
        holding lease: (any HeldLease)? = nil
    ) throws -> BackupReport {
        var problems: [String] = []
        if task.check == .quick {
            context.report(progress(.checking, 0, frozen))
            problems = try frozen.quickCheck()
        }
        return try write(
            order(task, after: nil), reason: reason.description, frozen, sourceProblems: problems,
            holding: lease)
    }

    private func order(_ task: BackupTask, after parent: RestorePoint?) -> BackupOrder {
        var random = SystemRandomNumberGenerator()
        return BackupOrder(
            task: task, node: parts.node, id: .random(using: &random), parent: parent,
            startedAt: context.startedAt, writer: parts.writer)
    }

    private func write(
        _ order: BackupOrder, reason: String, _ frozen: any FrozenDatabase,
        sourceProblems: [String], holding lease: (any HeldLease)?
    ) throws -> BackupReport {
        let writing = try parts.store.begin(order)
        do {
            try copy(frozen, into: writing, holding: lease)
            let (geometry, logBytes) = (frozen.geometry, frozen.logBytes)
            frozen.end()
            context.report(progress(.finishing, geometry.imageBytes, frozen, writing))
            try lease?.confirm()
            let point = try writing.finish()
            let isUnchanged = point == nil
            var report = BackupReport(
                point: point, parent: order.parent,
                reason: isUnchanged ? "nothing has changed since the last backup" : reason,
                geometry: geometry, seconds: context.seconds, freezeSeconds: frozen.heldSeconds,
                sourceProblems: sourceProblems)
            report.logBytes = logBytes
            return report
        } catch let error as NeedsFullBackup {
            writing.discard()
            throw error
        } catch {
            writing.abandon(because: Failure(describing: error))
            throw error
        }
    }

    private func copy(
        _ frozen: any FrozenDatabase, into writing: any BackupWriting,
        holding lease: (any HeldLease)?
    ) throws {
        try frozen.read(into: writing) { pages in
            try context.cancellation.check()
            try lease?.check()
            let bytes = Int64(pages) * Int64(frozen.geometry.pageSize)
            context.report(progress(.copying, bytes, frozen, writing))
        }
        try writing.drain()
    }

    private func progress(
        _ phase: JobProgress.Phase, _ done: Int64, _ frozen: any FrozenDatabase,
        _ writing: (any BackupWriting)? = nil
    ) -> JobProgress {
        JobProgress(
            phase: phase, done: done, total: frozen.geometry.imageBytes,
            written: writing?.writtenBytes ?? 0, seconds: context.seconds,
            freezeSeconds: frozen.heldSeconds, logBytes: frozen.logBytes)
    }
}
