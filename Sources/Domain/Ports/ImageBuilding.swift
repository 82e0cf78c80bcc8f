/// What stands at and around the path that a restore is to create.
package struct TargetFacts: Hashable, Sendable, Codable {
    /// Whether something is already there.
    package var exists: Bool
    /// Files beside it that SQLite would take for part of it (`-wal`, `-journal`, `-shm`).
    package var companions: [String]
    /// Whether its folder exists.
    package var folderExists: Bool
    /// Whether this user may create files in its folder.
    package var isFolderWritable: Bool
    /// Bytes that are free there for this user.
    package var freeBytes: Int64
    /// Bytes in the `.in-progress` file of an earlier restore to this path, which will be replaced.
    package var replaceableBytes: Int64
    /// Why the place of the `.in-progress` file is taken, as one sentence; none if it is not.
    package var obstacle: String?

    /// The file that is there; none if there is none, or something else than a file.
    package var file: File?

    /// A file that is there already.
    package struct File: Hashable, Sendable, Codable {
        /// Its bytes.
        package var bytes: Int64
        /// Bytes of the log beside it, which is part of it in WAL mode.
        package var logBytes: Int64
        /// When it or its log was last changed, in microseconds since 1970.
        package var changedAt: Int64

        /// A file of these facts.
        package init(bytes: Int64, logBytes: Int64, changedAt: Int64) {
            self.bytes = bytes
            self.logBytes = logBytes
            self.changedAt = changedAt
        }
    }

    /// Facts, one by one.
    package init(
        exists: Bool, companions: [String], folderExists: Bool, isFolderWritable: Bool,
        freeBytes: Int64, replaceableBytes: Int64, obstacle: String?, file: File? = nil
    ) {
        self.exists = exists
        self.companions = companions
        self.folderExists = folderExists
        self.isFolderWritable = isFolderWritable
        self.freeBytes = freeBytes
        self.replaceableBytes = replaceableBytes
        self.obstacle = obstacle
        self.file = file
    }
}

/// A database image being rebuilt. Confined to the thread that began it.
///
/// It ends by exactly one of `commit` and `abandon`.
package protocol ImageBuilding: AnyObject {
    /// The path of the `.in-progress` file.
    var path: String { get }

    /// Checks every file of `chain`, full backup first, then builds the image of its last point.
    ///
    /// - Parameter progress: called with the bytes done and the total; what it throws ends it.
    /// - Throws: `fileDamaged` and `chainBroken`, naming the file; failures of the file system.
    func build(
        from chain: [RestorePoint], progress: @escaping (Int64, Int64) throws -> Void
    ) throws

    /// Makes the image durable and gives it its final name, never replacing anything.
    func commit() throws

    /// Takes the `.in-progress` file away.
    func abandon()
}
