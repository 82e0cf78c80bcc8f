/// An `.in-progress` file that nobody is writing. It is never restored from.
package struct Leftover: Hashable, Sendable, Codable {
    /// The path of the file.
    package var file: String
    /// Bytes of the file.
    package var bytes: Int64
    /// The task whose run left it; none if its sidecar is lost.
    package var task: String?
    /// What the run was making; none if its sidecar is lost.
    package var kind: BackupKind?
    /// Who wrote it; none if its sidecar is lost.
    package var writer: Writer?
    /// When the run began; none if its sidecar is lost.
    package var startedAt: LocalTime?
    /// What ended the run, as far as is known, as one sentence.
    package var why: String
    /// The chain it was to extend, by id; none for a full backup or when unknown.
    package var chain: BackupID?
    /// Whether every restore point of the chain it was meant for can be restored.
    package var isChainIntact: Bool

    /// A leftover of these facts.
    package init(
        file: String, bytes: Int64, task: String?, kind: BackupKind?, writer: Writer?,
        startedAt: LocalTime?, why: String, chain: BackupID?, isChainIntact: Bool = true
    ) {
        self.file = file
        self.bytes = bytes
        self.task = task
        self.kind = kind
        self.writer = writer
        self.startedAt = startedAt
        self.why = why
        self.chain = chain
        self.isChainIntact = isChainIntact
    }
}
