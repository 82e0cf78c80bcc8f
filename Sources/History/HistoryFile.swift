import Domain
import Foundation
import GRDB

/// The file of the history as it lies on disk, apart from what is in it.
struct HistoryFile {
    /// Tells a file from another one of the same name.
    struct Identity: Equatable {
        /// The device that holds the file.
        let device: UInt
        /// The number of the file on it.
        let number: UInt
    }

    /// The path of the file.
    let path: String
    private let folder: String

    /// The history's file in `folder`.
    init(folder: String) {
        self.folder = folder
        path = folder + "/history.sqlite"
    }

    /// Which file is there now; nothing if there is none.
    ///
    /// - Throws: `SystemError`.
    func identity() throws(SystemError) -> Identity? {
        var facts = stat()
        guard stat(path, &facts) == 0 else {
            if errno == ENOENT { return nil }
            throw SystemError.last("read the history", path)
        }
        return Identity(device: UInt(facts.st_dev), number: UInt(facts.st_ino))
    }

    /// Makes an empty file for this user only, and its folder, where they are missing.
    ///
    /// SQLite would give it the mode that the umask leaves, and its `-wal` the mode of the file.
    ///
    /// - Throws: `SystemError`.
    func create() throws(SystemError) {
        if try identity() != nil { return }
        try make(folder)
        // mknod(2) creates without opening: a close would drop the locks that SQLite may already
        // hold for another thread, <https://www.sqlite.org/howtocorrupt.html> section 2.2.
        guard mknod(path, S_IFREG | 0o600, 0) == 0 || errno == EEXIST else {
            throw SystemError.last("create the history", path)
        }
    }

    /// Does `body`, and puts what SQLite says of the file into words.
    ///
    /// - Throws: `HistoryError` in place of any error of GRDB, since its text holds SQL.
    func naming<T>(_ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw HistoryError(error.resultCode, path)
        }
    }

    private func make(_ folder: String) throws(SystemError) {
        var facts = stat()
        if folder.isEmpty || stat(folder, &facts) == 0 { return }
        try make(String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)]))
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
            throw SystemError.last("create the folder", folder)
        }
    }
}
