import CSQLite
import Domain

/// Tells whether anybody has committed to a database since the watch began, also while somebody
/// holds it so that it cannot be read.
struct CommitWatch {
    private let connection: SQLiteConnection
    private let isWAL: Bool
    private var before: Int64 = 0

    /// Begins to watch.
    ///
    /// - Parameter connection: one that is used for nothing else.
    init(_ connection: SQLiteConnection, isWAL: Bool) throws {
        self.connection = connection
        self.isWAL = isWAL
        before = try version()
    }

    /// Whether anybody has committed since.
    func haveCome() throws -> Bool { try version() != before }

    /// A number that another commit changes: in WAL mode the connection's `data_version`, otherwise
    /// the file change counter of the header, which can be read past the lock of a writer.
    /// <https://www.sqlite.org/fileformat2.html#file_change_counter>
    private func version() throws -> Int64 {
        if isWAL { return try connection.number("PRAGMA data_version") }
        var file: UnsafeMutablePointer<sqlite3_file>?
        // SQLite's own handle: opening the file by its path would drop locks on it.
        try connection.check(
            sqlite3_file_control(connection.handle, "main", SQLITE_FCNTL_FILE_POINTER, &file))
        var counter = [UInt8](repeating: 0, count: 4)
        guard let read = file?.pointee.pMethods?.pointee.xRead else { return 0 }
        let code = read(file, &counter, 4, 24)
        // A file without a byte has no header yet; the rest is filled with zeros.
        guard code == SQLITE_OK || code == csqlite_short_read() else {
            throw connection.error(code)
        }
        return counter.reduce(0) { $0 << 8 | Int64($1) }
    }
}
