import CSystem
import Domain
import Glibc

/// What is done to files by path, with failures that name the path.
enum FileOperations {
    /// Gives `from` the name `to` unless that name is taken.
    ///
    /// - Throws: `SystemError` with `EEXIST` if it is.
    static func renameWithoutReplacing(_ from: String, to: String) throws {
        switch csystem_rename_without_replacing(from, to) {
        case 0: return
        case EINVAL, ENOSYS:
            // The file system cannot do that in one step; a second name that must be new can.
            guard link(from, to) == 0 else { throw SystemError.last("create", to) }
            // The file has its name now, whatever becomes of the other.
            unlink(from)
        case let number: throw SystemError(number, "create", to)
        }
    }

    /// Gives `from` the name `to`, replacing what has it.
    static func rename(_ from: String, to: String) throws {
        guard Glibc.rename(from, to) == 0 else { throw SystemError.last("replace", to) }
    }

    /// Removes a file; it may be gone already.
    static func remove(_ path: String) throws {
        guard unlink(path) == 0 || errno == ENOENT else { throw SystemError.last("remove", path) }
    }

    /// Makes a folder's names durable.
    static func syncFolder(_ path: String) throws {
        let folder = try OpenFile(path, O_RDONLY | O_DIRECTORY)
        // Some network file systems refuse to flush a folder; they make names durable themselves.
        guard fsync(folder.descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else {
            throw SystemError.last("flush", path)
        }
    }

    /// Creates a folder and those above it, for this user only; they may exist.
    static func createFolders(_ path: String) throws {
        if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let parent = path.parentFolder, parent != path else {
            throw SystemError.last("create the folder", path)
        }
        try createFolders(parent)
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw SystemError.last("create the folder", path)
        }
    }

    /// The names in a folder, sorted.
    static func names(in path: String) throws -> [String] {
        guard let folder = opendir(path) else { throw SystemError.last("list", path) }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// What stat(2) tells of `path`; nothing if it is not there.
    static func status(_ path: String) throws -> stat? {
        var status = stat()
        if stat(path, &status) == 0 { return status }
        if errno == ENOENT || errno == ENOTDIR { return nil }
        throw SystemError.last("look at", path)
    }

    /// Writes a small file so that at every instant it is the old one or the new one.
    static func replace(_ path: String, with bytes: [UInt8]) throws {
        let temporary = path + ".new"
        do {
            let file = try OpenFile(temporary, O_WRONLY | O_CREAT | O_TRUNC, to: "create")
            try file.write(bytes, at: 0)
            try file.sync()
            try rename(temporary, to: path)
        } catch {
            unlink(temporary)
            throw error
        }
    }
}

extension String {
    /// The folder the path is in; nothing for a bare name.
    var parentFolder: String? {
        guard let slash = lastSlash else { return nil }
        return slash == startIndex ? "/" : String(self[..<slash])
    }

    /// The last part of the path.
    var lastPathPart: String {
        lastSlash.map { String(self[utf8.index(after: $0)...]) } ?? self
    }

    /// Looked for among bytes: as a character, a slash before a combining accent is no slash.
    private var lastSlash: String.Index? { utf8.lastIndex(of: UInt8(ascii: "/")) }
}
