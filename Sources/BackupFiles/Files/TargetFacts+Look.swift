import Domain
import Glibc

extension TargetFacts {
    /// Looks at what stands at and around `path`.
    init(lookingAt path: String) throws {
        let folder = path.parentFolder ?? "."
        let inProgress = path + BackupName.inProgressEnding
        let there = try FileOperations.status(inProgress)
        var space = statvfs()
        let hasSpace = statvfs(folder, &space) == 0
        let companions = ["-wal", "-journal", "-shm"].map { path + $0 }
        var node = stat()
        self.init(
            exists: lstat(path, &node) == 0,
            companions: companions.filter { lstat($0, &node) == 0 },
            folderExists: try FileOperations.status(folder).map { $0.st_mode & S_IFMT } == S_IFDIR,
            isFolderWritable: access(folder, W_OK | X_OK) == 0,
            freeBytes: hasSpace ? Int64(space.f_bavail) * Int64(space.f_frsize) : 0,
            replaceableBytes: there.map { Int64($0.st_blocks) * 512 } ?? 0,
            obstacle: Self.obstacle(at: inProgress, isThere: there != nil),
            file: try Self.file(at: path))
    }

    /// By stat(2) alone: what is there may be a database that is in use.
    private static func file(at path: String) throws -> File? {
        guard let status = try FileOperations.status(path), status.st_mode & S_IFMT == S_IFREG
        else { return nil }
        let log = try FileOperations.status(path + "-wal")
        let changes = [status, log].compactMap { $0?.st_mtim }.map {
            Int64($0.tv_sec) * 1_000_000 + Int64($0.tv_nsec) / 1_000
        }
        return File(
            bytes: Int64(status.st_size), logBytes: Int64(log?.st_size ?? 0),
            changedAt: changes.max() ?? 0)
    }

    private static func obstacle(at path: String, isThere: Bool) -> String? {
        if let foreign = ImageBuilder.foreignFile(at: path) {
            return "\(foreign.quotedForDisplay) is there and was not made by a restore; "
                + "move it away."
        }
        return !isThere || InProgressFile.isLeftover(path)
            ? nil : "Another restore to this path is running."
    }
}
