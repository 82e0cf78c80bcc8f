extension BackupTask {
    /// The zstd compression levels a task can have.
    package static let levels = 1...19
    /// How many incremental backups a chain can be told to have at most.
    package static let chainLengths = 0...9999
    /// How many days a chain can be told to go on at most; "no limit" apart.
    package static let chainDays = 1...Int.max
    /// The longest freeze, in seconds, that a task can allow; all of them are more than 0.
    package static let longestFreezeLimit = 3600
}
