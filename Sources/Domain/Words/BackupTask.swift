/// A backup task: which database, where to, when and how. Ongoing until disabled or removed.
package struct BackupTask: Hashable, Sendable, Codable {
    /// A check of the source database that a full backup makes under the freeze.
    package enum SourceCheck: String, Sendable, Codable, CaseIterable {
        /// Nothing is checked.
        case none
        /// SQLite's `quick_check`.
        case quick
    }

    /// The task's name.
    package var name: TaskName
    /// The absolute path of the database.
    package var database: String
    /// The absolute path of the folder that receives the chains.
    package var destination: String
    /// When full backups are due; none if only by hand.
    package var full: CronExpression?
    /// When incremental backups are due; none if only by hand.
    package var incremental: CronExpression?
    /// The node that runs it; none if any may.
    package var node: NodeTag?
    /// Whether the task may run.
    package var isEnabled = true
    /// The zstd compression level, 1 to 19.
    package var level = 3
    /// How many incremental backups a chain may have before the next backup is a full one.
    package var maxChain = 48
    /// How many days a chain may go on before the next backup is a full one; none for no limit.
    package var maxChainDays: Int?
    /// How long, in seconds, writers of a rollback-journal database may be kept waiting.
    package var freezeLimit = 2.0
    /// What a full backup checks about the source.
    package var check = SourceCheck.none
    /// SQL queries that a drill runs; each must give one row whose first column is true.
    package var assertions: [String] = []
    /// Who is told of what happens to it.
    package var alerts = AlertSettings()

    /// A task with the defaults for all that is not named.
    package init(name: TaskName, database: String, destination: String) {
        self.name = name
        self.database = database
        self.destination = destination
    }
}
