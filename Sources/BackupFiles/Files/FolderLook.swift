import Domain
import Glibc

/// Folders as a person who types a path sees them.
package struct FolderLook: FolderLooking {
    /// A look at the file system as it is now.
    package init() {}

    package func destination(at path: String, for database: String) throws -> DestinationFacts {
        let there = try FileOperations.status(path).flatMap {
            $0.st_mode & S_IFMT == S_IFDIR ? $0 : nil
        }
        let above = try path.parentFolder.flatMap { try FileOperations.status($0) }
        let place = there == nil ? path.parentFolder ?? path : path
        var space = statvfs()
        let hasSpace = statvfs(place, &space) == 0
        let device = (there ?? above)?.st_dev
        var facts = DestinationFacts(
            exists: there != nil,
            canBeMade: there == nil && above.map { $0.st_mode & S_IFMT } == S_IFDIR,
            isWritable: access(place, W_OK | X_OK) == 0,
            freeBytes: hasSpace ? Int64(space.f_bavail) * Int64(space.f_frsize) : 0,
            isOnDeviceOfDatabase: device != nil
                && (try? FileOperations.status(database))??.st_dev == device)
        facts.device = there.map { UInt($0.st_dev) }
        return facts
    }

    package func makeDestination(at path: String) throws {
        if mkdir(path, 0o700) == 0 { return }
        guard errno == EEXIST else { throw SystemError.last("create the folder", path) }
        guard try FileOperations.status(path).map({ $0.st_mode & S_IFMT }) == S_IFDIR else {
            throw SystemError(ENOTDIR, "use as a folder", path)
        }
        guard access(path, W_OK | X_OK) == 0 else { throw SystemError.last("write to", path) }
    }

    package func completions(of text: String, onlyFolders: Bool, limit: Int) -> [String] {
        let folder = text.parentFolder ?? "/"
        let start = text.lastPathPart
        let base = folder == "/" ? "/" : folder + "/"
        // A folder that cannot be listed has nothing to offer.
        let names = (try? FileOperations.names(in: folder)) ?? []
        let fitting = names.lazy.filter { name in
            name.hasPrefix(start) && (start.hasPrefix(".") || !name.hasPrefix("."))
        }
        return Array(
            fitting.compactMap { name -> String? in
                guard let status = try? FileOperations.status(base + name) else { return nil }
                if status.st_mode & S_IFMT == S_IFDIR { return base + name + "/" }
                return onlyFolders ? nil : base + name
            }.prefix(limit))
    }
}
