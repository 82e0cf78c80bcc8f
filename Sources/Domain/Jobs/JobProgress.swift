/// How far a job is.
package struct JobProgress: Hashable, Sendable, Codable {
    /// What is being done right now.
    package enum Phase: String, Sendable, Codable {
        /// Locks are taken, the database is opened and frozen.
        case preparing
        /// Pages are read and written to the backup.
        case copying
        /// The file is made durable and gets its name.
        case finishing
        /// Backups are read and decoded.
        case reading
        /// SQLite checks a database.
        case checking
        /// A restored image is copied into the live database.
        case replacing
    }

    /// What is being done.
    package var phase: Phase
    /// Bytes done in this phase.
    package var done: Int64
    /// Bytes to do in this phase; 0 when it is not known.
    package var total: Int64
    /// Bytes written to the backup so far.
    package var written: Int64
    /// Seconds since the job began.
    package var seconds: Double
    /// Seconds that the database has been frozen.
    package var freezeSeconds: Double
    /// Bytes that have gathered in the database's log meanwhile.
    package var logBytes: Int64

    /// Progress in `phase`; the rest is 0 unless given.
    package init(
        phase: Phase, done: Int64 = 0, total: Int64 = 0, written: Int64 = 0, seconds: Double,
        freezeSeconds: Double = 0, logBytes: Int64 = 0
    ) {
        self.phase = phase
        self.done = done
        self.total = total
        self.written = written
        self.seconds = seconds
        self.freezeSeconds = freezeSeconds
        self.logBytes = logBytes
    }
}
