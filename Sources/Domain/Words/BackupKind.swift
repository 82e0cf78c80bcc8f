/// The two kinds of backup in a chain.
package enum BackupKind: String, Sendable, Codable {
    /// The whole database; starts a chain.
    case full
    /// What changed since the backup before it in the chain.
    case incremental
}
