/// Where a task stands in its schedules. Kept over restarts, so that what was missed is known.
package struct TaskAgenda: Hashable, Sendable {
    /// The schedule of full backups that this is about, as it is written; none if there is none.
    package var full: String?
    /// The schedule of incremental backups that this is about.
    package var incremental: String?
    /// All times of the schedules up to this one have been dealt with.
    package var settled: LocalTime
    /// What is to be run; none if nothing is due.
    package var due: DueRun?
    /// What was handed over to the queue and has not ended.
    package var running: DueRun?
    /// Nothing is run before this time, because a person said so.
    package var putOffUntil: LocalTime?

    /// The agenda of a task whose times count from `settled` on.
    package init(of task: BackupTask, from settled: LocalTime) {
        full = task.full?.text
        incremental = task.incremental?.text
        self.settled = settled
    }

    /// An agenda that was kept.
    package init(full: String?, incremental: String?, settled: LocalTime) {
        self.full = full
        self.incremental = incremental
        self.settled = settled
    }

    /// Whether it is about the schedules that `task` has now.
    package func fits(_ task: BackupTask) -> Bool {
        full == task.full?.text && incremental == task.incremental?.text
    }
}

/// The agendas of all tasks, and when somebody last kept them.
package struct ScheduleBook: Hashable, Sendable {
    /// The boot of the machine in which it was kept.
    package var bootID: String
    /// When an engine was last known to run.
    package var aliveAt: LocalTime
    /// The agendas by task.
    package var agendas: [TaskName: TaskAgenda]
    /// When the backup of a task was due whose lateness was told last.
    package var toldLate: [TaskName: LocalTime] = [:]

    /// A book of these parts.
    package init(bootID: String, aliveAt: LocalTime, agendas: [TaskName: TaskAgenda] = [:]) {
        self.bootID = bootID
        self.aliveAt = aliveAt
        self.agendas = agendas
    }
}

/// Where the agendas survive a restart. Losing them loses no backup: nothing is then caught up.
package protocol ScheduleStore: Sendable {
    /// The book; none if none was ever kept.
    ///
    /// - Throws: if there is one that cannot be read.
    func book() throws -> ScheduleBook?

    /// Keeps a book in place of the one before.
    func keep(_ book: ScheduleBook) throws
}
