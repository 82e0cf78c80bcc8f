/// A complete backup that lies in a destination: a state of the database one can go back to.
package struct RestorePoint: Hashable, Sendable, Codable {
    /// Whether the point can be restored, as far as a look at the folder tells.
    package enum State: String, Sendable, Codable {
        /// Every file it needs is there and well formed.
        case complete
        /// Its own file is damaged.
        case damaged
        /// An earlier file of its chain is missing or damaged.
        case incompleteChain = "incomplete-chain"
    }

    /// What the backup says of itself.
    package var facts: BackupFacts
    /// The path of the backup's file.
    package var file: String
    /// Bytes of the file.
    package var fileBytes: Int64
    /// The digest of the file as its sidecar tells it; none if there is no sidecar.
    package var fileDigest: Digest?
    /// Whether it can be restored.
    package var state: State
    /// Why it cannot be restored, as one sentence that names the file; none if it can.
    package var problem: String?

    /// The id of the backup.
    package var id: BackupID { facts.id }

    /// A restore point of these facts.
    package init(
        facts: BackupFacts, file: String, fileBytes: Int64, fileDigest: Digest?,
        state: State = .complete, problem: String? = nil
    ) {
        self.facts = facts
        self.file = file
        self.fileBytes = fileBytes
        self.fileDigest = fileDigest
        self.state = state
        self.problem = problem
    }
}
