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
            obstacle: Self.obstacle(at: inProgress, isThere: there != nil))
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
