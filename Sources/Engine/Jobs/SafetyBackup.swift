import Domain

/// Backs a live database up before a restore replaces it.
struct SafetyBackup {
    let context: JobContext
    let target: String
    let replaced: ReplacedDatabase

    private var parts: EngineParts { context.parts }

    /// Makes a full backup at the destination of `task`, or without a task beside the database.
    ///
    /// - Returns: its restore point, and a warning if its run could not be written down.
    /// - Throws: failures of the backup; then nothing may be replaced.
    func make(of task: BackupTask?) throws -> (point: RestorePoint?, warning: String?) {
        var task = try task ?? setAside
        // Whatever state it is in, it is kept.
        task.check = .none
        // Nobody can write meanwhile, so that there is nobody to be kept waiting.
        let frozen = try parts.source.freeze(task.database, limit: .infinity)
        defer { frozen.end() }
        let report = try BackupJob(context: context, name: task.name, requested: .full)
            .full(.beforeReplacing, of: task, frozen)
        return (report.point, replaced.task == nil ? nil : record(report, task))
    }

    private var setAside: BackupTask {
        get throws {
            BackupTask(
                name: try TaskName(ReplacedDatabase.setAsideTask), database: target,
                destination: replaced.safetyFolder)
        }
    }

    private func record(_ report: BackupReport, _ task: BackupTask) -> String? {
        var run = RunRecord(.backup, task: task.name.text, kind: BackupKind.full.rawValue, context)
        run.seconds = context.seconds
        run.take(.backedUp(report))
        do {
            try parts.history.record(run)
            return nil
        } catch {
            // A history that is lost must not keep a database from being restored.
            return Failure(describing: error).message
        }
    }
}
