import Domain
import Foundation

/// A file that appears, changes and goes at once and for good: at any instant the old state or the
/// new one is there, whole, and after a return it survives a loss of power.
struct DurableFile {
    /// Its path.
    let path: String

    private var folder: String { String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) }

    /// Makes the file, mode 0600, and the folders above it that are missing, mode 0700.
    ///
    /// - Throws: `SystemError`; with `EEXIST` if something of that name is there, which stays.
    func create(_ content: String) throws(SystemError) {
        try Folder(path: folder).make()
        let draft = try draft(content) { _ in }
        defer { unlink(draft) }
        // rename(2) would replace a file that came in between; link(2) does not.
        guard link(draft, path) == 0 else { throw SystemError.last("create", path) }
        try Folder(path: folder).synchronize()
    }

    /// Puts a new file in the place of this one, with the same mode and owner. Where the path is a
    /// symbolic link, the file that it leads to is replaced.
    ///
    /// - Throws: `SystemError`; then the old file is still there.
    func replace(with content: String) throws(SystemError) {
        guard let resolved = realpath(path, nil) else { throw SystemError.last("change", path) }
        defer { free(resolved) }
        try DurableFile(path: String(cString: resolved)).replaceInPlace(with: content)
    }

    /// Takes the file away.
    ///
    /// - Throws: `SystemError`; with `ENOENT` if there is none.
    func remove() throws(SystemError) {
        guard unlink(path) == 0 else { throw SystemError.last("remove", path) }
        try Folder(path: folder).synchronize()
    }

    private func replaceInPlace(with content: String) throws(SystemError) {
        var facts = stat()
        guard stat(path, &facts) == 0 else { throw SystemError.last("change", path) }
        let draft = try draft(content) { file throws(SystemError) in
            var own = stat()
            guard fstat(file, &own) == 0 else { throw SystemError.last("change", path) }
            let isSameOwner = own.st_uid == facts.st_uid && own.st_gid == facts.st_gid
            // The owner first: chown(2) may clear mode bits.
            guard isSameOwner || fchown(file, facts.st_uid, facts.st_gid) == 0,
                fchmod(file, facts.st_mode & 0o7777) == 0
            else { throw SystemError.last("keep the owner and mode of", path) }
        }
        guard rename(draft, path) == 0 else {
            let error = SystemError.last("change", path)
            unlink(draft)
            throw error
        }
        try Folder(path: folder).synchronize()
    }

    /// Writes `content` to a hidden file beside this one and gives its path.
    private func draft(
        _ content: String, prepare: (Int32) throws(SystemError) -> Void
    ) throws(SystemError) -> String {
        let (draft, file) = try openDraft()
        defer { close(file) }
        do throws(SystemError) {
            try write(Array(content.utf8), to: file)
            try prepare(file)
            guard fsync(file) == 0 else { throw SystemError.last("write", path) }
        } catch {
            unlink(draft)
            throw error
        }
        return draft
    }

    private func openDraft() throws(SystemError) -> (path: String, file: Int32) {
        let name = path[path.index(after: path.lastIndex(of: "/") ?? path.startIndex)...]
        for attempt in 0..<1000 {
            // A killed process may have left its draft behind: then the next name is tried.
            let draft = "\(folder)/.\(name).\(getpid())-\(attempt).tmp"
            let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            if file >= 0 { return (draft, file) }
            guard errno == EEXIST else { throw SystemError.last("create", path) }
        }
        throw SystemError(EEXIST, "create", path)
    }

    private func write(_ bytes: [UInt8], to file: Int32) throws(SystemError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                throw SystemError.last("write", path)
            }
        }
    }
}
