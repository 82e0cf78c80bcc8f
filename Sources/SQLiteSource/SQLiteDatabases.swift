import CSQLite
import Domain
import Glibc

/// SQLite databases as a source of backups.
///
/// A database, its `-wal` and `-shm` are only ever opened by SQLite itself: opening and closing
/// them any other way in this process would drop the locks SQLite holds on them,
/// <https://www.sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_>.
package struct SQLiteDatabases: DatabaseSource {
    private let clock: NodeClock
    private let patience: Int32
    /// A dry run does not wait long for a lock.
    private static let probePatience: Int32 = 1_000

    /// Databases on the node whose clock this is.
    ///
    /// - Parameter patience: how often to ask for a lock that another program holds, a millisecond
    ///   apart.
    package init(clock: NodeClock, patience: Int32 = 5_000) {
        self.clock = clock
        self.patience = patience
    }

    package func describe(_ path: String) throws -> DatabaseDescription {
        let frozen = try FrozenSQLite(open(path), limit: 0, clock: clock)
        defer { frozen.end() }
        return DatabaseDescription(
            kind: "SQLite", geometry: frozen.geometry, journalMode: frozen.journalMode)
    }

    package func probe(_ path: String) throws -> DatabaseDescription {
        let frozen = try FrozenSQLite(
            open(path, mayWrite: true, patience: Self.probePatience), limit: 0, clock: clock)
        defer { frozen.end() }
        try frozen.tryWriting()
        return DatabaseDescription(
            kind: "SQLite", geometry: frozen.geometry, journalMode: frozen.journalMode)
    }

    package func hold(_ path: String) throws -> any LiveDatabase {
        try LiveSQLite(open(path, mayWrite: true), other: open(path), clock: clock)
    }

    package func freeze(_ path: String, limit: Double) throws -> any FrozenDatabase {
        try FrozenSQLite(open(path), limit: limit, clock: clock)
    }

    package func problems(
        inImage path: String, check: ImageCheck, assertions: [String], cancellation: Cancellation
    ) throws -> [String] {
        try ImageInspection(path: path, cancellation: cancellation)
            .problems(check: check, assertions: assertions)
    }

    /// - Parameters:
    ///   - mayWrite: whether the connection is to change the database.
    ///   - patience: as for the whole; that unless given.
    private func open(
        _ path: String, mayWrite: Bool = false, patience: Int32? = nil
    ) throws -> SQLiteConnection {
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { throw SQLiteError.missing(path: path) }
            throw SystemError.last("look at", path)
        }
        guard status.st_mode & S_IFMT == S_IFREG else { throw SQLiteError.notAFile(path: path) }
        // Read-write, because a read-only connection cannot rebuild the index of a WAL; query_only
        // then keeps it from changing anything.
        let connection = try SQLiteConnection(path, flags: SQLITE_OPEN_READWRITE)
        // Not sqlite3_busy_timeout, which soon asks only every 100 ms: a program that commits without
        // a pause to a database with a rollback journal is never caught between two commits then.
        sqlite3_busy_handler(
            connection.handle,
            { patience, count in
                usleep(1_000)
                return Int(count) < Int(bitPattern: patience) ? 1 : 0
            }, UnsafeMutableRawPointer(bitPattern: Int(patience ?? self.patience)))
        try connection.check(csqlite_no_checkpoint_on_close(connection.handle, 1))
        try connection.run("PRAGMA wal_autocheckpoint=0")
        if !mayWrite { try connection.run("PRAGMA query_only=1") }
        return connection
    }
}
