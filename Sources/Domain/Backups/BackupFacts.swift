/// What a backup says of itself: enough to put it in its chain and to name what it restores.
package struct BackupFacts: Hashable, Sendable, Codable {
    /// The backup's own id.
    package var id: BackupID
    /// The id of the full backup that started the chain.
    package var chain: BackupID
    /// The id of the backup before it in the chain; none for a full one.
    package var parent: BackupID?
    /// The place in the chain: 0 for the full backup, then 1, 2, …
    package var sequence: UInt32
    /// Full or incremental.
    package var kind: BackupKind
    /// The task that made it.
    package var task: String
    /// The tag of the node that made it.
    package var node: String
    /// The path of the database at that time; empty where only the sidecar could be read.
    package var database: String
    /// The freeze: the one instant whose committed state the backup restores.
    package var time: LocalTime
    /// The size of the database at the freeze.
    package var geometry: PageGeometry
    /// Pages of the parent's image; 0 for a full backup.
    package var pagesBefore: UInt32
    /// Pages that differ from the parent's image; all of them for a full backup.
    package var changedPages: UInt32
    /// The digest of the parent's file; `Digest.none` for a full backup.
    package var parentFile: Digest
    /// The digest of the parent's image; `Digest.none` for a full backup.
    package var imageBefore: Digest
    /// The digest of the image that restoring this backup gives.
    package var imageAfter: Digest

    /// All facts, one by one.
    package init(
        id: BackupID, chain: BackupID, parent: BackupID?, sequence: UInt32, kind: BackupKind,
        task: String, node: String, database: String, time: LocalTime, geometry: PageGeometry,
        pagesBefore: UInt32, changedPages: UInt32, parentFile: Digest, imageBefore: Digest,
        imageAfter: Digest
    ) {
        self.id = id
        self.chain = chain
        self.parent = parent
        self.sequence = sequence
        self.kind = kind
        self.task = task
        self.node = node
        self.database = database
        self.time = time
        self.geometry = geometry
        self.pagesBefore = pagesBefore
        self.changedPages = changedPages
        self.parentFile = parentFile
        self.imageBefore = imageBefore
        self.imageAfter = imageAfter
    }
}
