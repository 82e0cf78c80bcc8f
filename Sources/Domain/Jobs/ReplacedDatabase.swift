/// The live database that a restore replaces, and where its safety backup goes.
package struct ReplacedDatabase: Hashable, Sendable, Codable {
    /// The task whose database it is; none if no task backs it up.
    package let task: TaskName?
    /// The folder that receives the safety backup.
    package let safetyFolder: String
    /// When it was last changed.
    package let changedAt: LocalTime

    /// A database of these facts.
    package init(task: TaskName?, safetyFolder: String, changedAt: LocalTime) {
        self.task = task
        self.safetyFolder = safetyFolder
        self.changedAt = changedAt
    }

    /// The task that safety backups of databases without a task are made for.
    package static let setAsideTask = "set-aside"
}
