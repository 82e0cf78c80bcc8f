import Domain

/// Puts a finished image in the place of a live database, which is backed up before.
struct Replacement {
    let context: JobContext
    let plan: RestorePlan
    let replaced: ReplacedDatabase

    /// How often the safety backup is made anew, because somebody has committed after it.
    private static let attempts = 3

    private var parts: EngineParts { context.parts }
    private var name: String { plan.target.quotedForDisplay }

    /// Does `body` while no job of a task with this database runs, here or in another process.
    func locked<T>(_ body: () throws -> T) throws -> T {
        let locks = try owners().map {
            try parts.locks.lock($0.name, by: parts.writer, since: context.startedAt)
        }
        defer { for lock in locks { lock.release() } }
        return try body()
    }

    /// Does it.
    ///
    /// - Throws: before anything is replaced, whatever went wrong; afterwards `checkFailed` only.
    func run(_ image: any ImageBuilding) throws -> RestoreReport {
        let live = try parts.source.hold(plan.target)
        defer { live.end() }
        let (safety, warning) = try replace(live, image)
        var report = RestoreReport(plan: plan, seconds: 0, safety: safety)
        report.warnings += [warning].compactMap { $0 }
        context.report(JobProgress(phase: .checking, seconds: context.seconds))
        report.warnings += try warnings(about: live, image, safety)
        live.end()
        report.seconds = context.seconds
        return report
    }

    /// - Returns: the safety backup, and what went wrong beside it.
    private func replace(
        _ live: any LiveDatabase, _ image: any ImageBuilding
    ) throws -> (point: RestorePoint?, warning: String?) {
        for _ in 1..<Self.attempts {
            do { return try replaceOnce(live, image) } catch is CommittedMeanwhile {}
        }
        do {
            return try replaceOnce(live, image)
        } catch is CommittedMeanwhile {
            throw Failure(
                .databaseBusy,
                "Programs kept committing to \(name) between its safety backup and the restore; "
                    + "nothing was replaced.",
                cause: "It is written to without a pause.",
                next: "Stop the programs that write to it, and restore again.", canRetry: true)
        }
    }

    private func replaceOnce(
        _ live: any LiveDatabase, _ image: any ImageBuilding
    ) throws -> (point: RestorePoint?, warning: String?) {
        let safety = try SafetyBackup(context: context, target: plan.target, replaced: replaced)
            .make(of: try owners().first { $0.name == replaced.task })
        try context.cancellation.check()
        // Before, because a process that is killed in between must not leave it out.
        let owners = try owners()
        for task in owners { try parts.store.setReplaced(true, of: task.name) }
        do {
            try live.replace(withImage: image.path) { done, total in
                try context.cancellation.check()
                context.report(
                    JobProgress(
                        phase: .replacing, done: done, total: total, seconds: context.seconds))
            }
        } catch {
            for task in owners { try parts.store.setReplaced(false, of: task.name) }
            throw error
        }
        return safety
    }

    private func warnings(
        about live: any LiveDatabase, _ image: any ImageBuilding, _ safety: RestorePoint?
    ) throws -> [String] {
        let verdict: ReplacementVerdict
        do {
            verdict = try live.verdict(onImage: image.path)
        } catch {
            return ["It could not be compared afterwards: \(Failure(describing: error).message)"]
        }
        switch verdict {
        case .same: return []
        case .changedSince:
            return [
                "Programs have written to it since, so it was not compared page by page afterwards."
            ]
        case .different(let difference):
            throw Failure(
                .checkFailed,
                "\(name) was replaced, but is not the restored database: \(difference)",
                cause: "The disk may be failing.",
                next: "Look into the kernel's log ('dmesg'). What was there before is in "
                    + "\((safety?.file ?? replaced.safetyFolder).quotedForDisplay).")
        }
    }

    /// The tasks that back the database up, by name.
    private func owners() throws -> [BackupTask] {
        try parts.tasks.tasks().filter { $0.database == plan.target }
    }
}
