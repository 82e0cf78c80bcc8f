import Domain

/// What a task does about things that its own file does not mention.
///
/// What is missing here as well is as `BackupTask` has it.
package struct TaskDefaults: Hashable, Sendable {
    /// How long a chain may go on.
    package enum ChainAge: Hashable, Sendable {
        /// For ever.
        case unlimited
        /// That many days, one or more.
        case days(Int)
    }

    /// The zstd compression level, 1 to 19.
    package var level: Int?
    /// How many incremental backups a chain may have, 0 to 9999.
    package var maxChain: Int?
    /// How long a chain may go on.
    package var maxChainAge: ChainAge?
    /// How many seconds writers may be kept waiting, more than 0 and at most 3600.
    package var freezeLimit: Double?
    /// What a full backup checks about the source.
    package var check: BackupTask.SourceCheck?
    /// Who is told of what happens.
    package var alerts = AlertDefaults()

    /// Nothing is said.
    package init() {}

    /// A new task that has these defaults.
    package func task(_ name: TaskName, database: String, destination: String) -> BackupTask {
        var task = BackupTask(name: name, database: database, destination: destination)
        apply(to: &task)
        return task
    }

    /// These defaults, and where they say nothing, those of `other`.
    package func completed(by other: TaskDefaults) -> TaskDefaults {
        var all = other
        all.level = level ?? other.level
        all.maxChain = maxChain ?? other.maxChain
        all.maxChainAge = maxChainAge ?? other.maxChainAge
        all.freezeLimit = freezeLimit ?? other.freezeLimit
        all.check = check ?? other.check
        all.alerts = alerts.completed(by: other.alerts)
        return all
    }

    /// Sets in `task` what these defaults mention, and leaves the rest.
    func apply(to task: inout BackupTask) {
        task.level = level ?? task.level
        task.maxChain = maxChain ?? task.maxChain
        task.freezeLimit = freezeLimit ?? task.freezeLimit
        task.check = check ?? task.check
        switch maxChainAge {
        case .unlimited: task.maxChainDays = nil
        case .days(let days): task.maxChainDays = days
        case nil: break
        }
        alerts.apply(to: &task.alerts)
    }
}

extension TaskDefaults {
    /// The keys by which a file says them, but for `alerts`, which is a mapping of its own.
    static let keys = ["level", "max-chain", "max-chain-days", "freeze-limit", "check"]

    /// What `mapping` says; what it says wrongly is complained of there.
    init(from mapping: inout MappingReader) {
        level = mapping.integer("level", in: BackupTask.levels)
        maxChain = mapping.integer("max-chain", in: BackupTask.chainLengths)
        freezeLimit = mapping.seconds("freeze-limit", upTo: BackupTask.longestFreezeLimit)
        check = mapping.word("check")
        maxChainAge =
            mapping.isWord("none", at: "max-chain-days")
            ? .unlimited
            : mapping.integer("max-chain-days", in: BackupTask.chainDays, or: "'none'").map {
                .days($0)
            }
    }
}
