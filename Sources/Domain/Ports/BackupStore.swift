/// Where backups are kept: catalogues, backups being written, images being rebuilt.
///
/// The engine calls it on a job's own thread; every call may block.
package protocol BackupStore: DestinationSharing {
    /// Looks at what lies in `folder`, a destination or the folder of one chain.
    ///
    /// - Throws: `destinationMissing` and other failures of the file system. A folder with foreign
    ///   files, or with none, is fine.
    func catalog(of folder: String) throws -> Catalog

    /// Whether the next backup can go on from `point`: its page table is there.
    func canContinue(from point: RestorePoint) -> Bool

    /// Begins a backup: creates its `.in-progress` file, locked, and the sidecar that says who
    /// writes it.
    ///
    /// - Throws: failures of the file system; `NeedsFullBackup` if the parent's page table turns out
    ///   to be unusable. Nothing is left behind under a final name.
    func begin(_ backup: BackupOrder) throws -> any BackupWriting

    /// Whether a restore has replaced the database of `task` since its last complete backup.
    func isReplaced(_ task: TaskName) -> Bool

    /// Keeps in mind, durably and until the next complete backup, that a restore replaces the
    /// database of `task`; or forgets it, because the restore changed nothing.
    func setReplaced(_ isReplaced: Bool, of task: TaskName) throws

    /// What stands at and around a restore's target.
    func target(at path: String) throws -> TargetFacts

    /// The programs that have the file at `path` open, as far as this user may see them.
    func users(of path: String) -> [FileUser]

    /// Begins an image at `path`: creates its `.in-progress` file.
    ///
    /// - Throws: `targetExists`, `targetInUse`, `busy`, and failures of the file system.
    func beginImage(at path: String, by writer: Writer) throws -> any ImageBuilding

    /// Begins an image that nobody will keep, in a place for such: a drill's.
    func beginScratchImage(_ name: String, by writer: Writer) throws -> any ImageBuilding

    /// Reads the files of `points` to the end, compares their digests, and at the level `content`
    /// decodes them and follows every chain.
    ///
    /// - Parameter progress: called with the bytes done and the total; what it throws ends it.
    /// - Returns: what is wrong; nothing if all is well.
    func findings(
        in points: [RestorePoint], level: VerifyLevel,
        progress: @escaping (Int64, Int64) throws -> Void
    ) throws -> [Finding]

    /// Deletes a leftover and its sidecar.
    ///
    /// - Throws: `notALeftover` for any other file, `busy` for one that is being written.
    func removeLeftover(_ file: String) throws
}

/// What a backup is to be: all that is known before the first page is read.
package struct BackupOrder: Sendable {
    /// The task it is made for.
    package let task: BackupTask
    /// The node that makes it.
    package let node: NodeTag
    /// The id it will have.
    package let id: BackupID
    /// The backup it goes on from; none for a full one.
    package let parent: RestorePoint?
    /// When the run began.
    package let startedAt: LocalTime
    /// Who makes it.
    package let writer: Writer

    /// An order of these facts.
    package init(
        task: BackupTask, node: NodeTag, id: BackupID, parent: RestorePoint?,
        startedAt: LocalTime, writer: Writer
    ) {
        self.task = task
        self.node = node
        self.id = id
        self.parent = parent
        self.startedAt = startedAt
        self.writer = writer
    }
}

/// A backup being written. Confined to the thread that began it.
///
/// It ends by exactly one of `finish`, `abandon` and `discard`.
package protocol BackupWriting: PageConsumer {
    /// Bytes written so far.
    var writtenBytes: Int64 { get }

    /// Waits until all pages that were received are on their way to the file.
    ///
    /// - Throws: `NeedsFullBackup` when an incremental one would hold most of the database.
    func drain() throws

    /// Makes the backup durable and gives it its final name.
    ///
    /// - Returns: the new restore point; nothing if no page had changed, and then there is no file.
    func finish() throws -> RestorePoint?

    /// Leaves the `.in-progress` file where it is, unlocked, with the reason in its sidecar.
    func abandon(because failure: Failure)

    /// Takes the `.in-progress` file and its sidecar away: another backup is begun in its place.
    func discard()
}
