import Domain
import Foundation

/// A folder of configuration files.
struct Folder {
    /// Its path.
    let path: String

    /// The names of what lies in it, sorted; none if there is no such folder. Names that are not
    /// UTF-8 are given with replacement characters.
    ///
    /// - Throws: `SystemError` when it cannot be read.
    func names() throws(SystemError) -> [String] {
        guard let stream = opendir(path) else {
            if errno == ENOENT { return [] }
            throw SystemError.last("read the folder", path)
        }
        defer { closedir(stream) }
        var names: [String] = []
        errno = 0
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
            errno = 0
        }
        guard errno == 0 else { throw SystemError.last("read the folder", path) }
        return names.sorted()
    }

    /// Makes the folder and those above it where they are missing, for this user only.
    ///
    /// - Throws: `SystemError`.
    func make() throws(SystemError) {
        var facts = stat()
        if path.isEmpty || stat(path, &facts) == 0 { return }
        let parent = Folder(path: String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
        try parent.make()
        if mkdir(path, 0o700) == 0 { return try parent.synchronize() }
        guard errno == EEXIST else { throw SystemError.last("create the folder", path) }
    }

    /// Makes what was created, renamed or removed in the folder survive a loss of power.
    ///
    /// - Throws: `SystemError`.
    func synchronize() throws(SystemError) {
        let path = path.isEmpty ? "/" : path
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw SystemError.last("write the folder", path) }
        defer { close(folder) }
        // EINVAL: this file system cannot synchronize folders, and need not.
        guard fsync(folder) == 0 || errno == EINVAL else {
            throw SystemError.last("write the folder", path)
        }
    }
}
