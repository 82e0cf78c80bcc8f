/// Why a backup is a full one.
package enum FullReason: Hashable, Sendable, CustomStringConvertible {
    /// The person or the schedule asked for it.
    case requested
    /// The task has no restore point yet.
    case first
    /// The last backup cannot be gone on from, as one sentence tells.
    case lastUnusable(String)
    /// The last backup's page table is missing or does not match it.
    case pageTableLost
    /// The chain has as many incremental backups as the task allows.
    case chainTooLong(Int)
    /// The chain is as many days old as the task allows.
    case chainTooOld(days: Int)
    /// The database was given pages of another size.
    case pageSizeChanged(from: Int, to: Int)
    /// The last backup was of a database without a single page.
    case wasEmpty
    /// More than half of the pages changed.
    case mostPagesChanged
    /// A restore has replaced the database since the last backup.
    case replaced
    /// A restore is about to replace the database.
    case beforeReplacing

    /// The reason in words.
    package var description: String {
        switch self {
        case .requested: "asked for"
        case .first: "the first backup of this task"
        case .lastUnusable(let problem): "the last backup cannot be gone on from: \(problem)"
        case .pageTableLost:
            "the page table of the last backup is missing or is of another backup"
        case .chainTooLong(let limit):
            "the chain has \(limit) incremental backups, as many as the task allows"
        case .chainTooOld(let days): "the chain is \(days) days old, as old as the task allows"
        case .pageSizeChanged(let old, let new):
            "the page size changed from \(old) to \(new) bytes"
        case .wasEmpty: "the database was empty at the last backup"
        case .replaced: "a restore has put the database back to an earlier point"
        case .beforeReplacing: "what was there before a restore replaced it"
        case .mostPagesChanged:
            "more than half of the pages changed (VACUUM, or another database at the same path)"
        }
    }
}

/// An incremental backup is not possible or not worth it: a full one is to be made instead.
package struct NeedsFullBackup: Error, Hashable {
    /// Why.
    package let reason: FullReason

    /// For this reason.
    package init(_ reason: FullReason) { self.reason = reason }
}
