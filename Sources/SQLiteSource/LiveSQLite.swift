import CSQLite
import Domain
import Glibc

/// A SQLite database that is held by the lock of a writer, to be replaced through SQLite itself.
///
/// Never by a rename: a log left beside a file of the same name is applied to whatever has that name,
/// and programs that have the old file open would go on with it.
final class LiveSQLite: LiveDatabase {
    private let clock: NodeClock
    private let journalMode: String
    private var target: SQLiteConnection?
    private var commits: CommitWatch?
    /// What `data_version` was before anything was copied; it changes when others commit.
    /// <https://www.sqlite.org/pragma.html#pragma_data_version>
    private let versionBefore: Int64

    /// Pages of one call of the backup interface.
    private static let pagesAStep: Int32 = 2048

    /// - Parameters:
    ///   - target: a connection that may write.
    ///   - other: a second one that only reads.
    init(_ target: SQLiteConnection, other: SQLiteConnection, clock: NodeClock) throws {
        self.target = target
        self.clock = clock
        // What is done must outlive a power failure: EXTRA also flushes the folder after a rollback
        // journal was deleted, or the journal may come back and undo it.
        try target.run("PRAGMA synchronous=extra; PRAGMA cache_size=-16000; BEGIN IMMEDIATE")
        journalMode = try target.texts("PRAGMA journal_mode").first ?? ""
        versionBefore = try target.number("PRAGMA data_version")
        commits = try CommitWatch(other, isWAL: journalMode == "wal")
    }

    deinit { end() }

    func replace(withImage path: String, progress: (Int64, Int64) throws -> Void) throws {
        guard let target else { return }
        try ImageHeader.setRollbackJournal(inImage: path)
        let image = try SQLiteConnection(image: path)
        try requireSamePages(image, target)
        // The backup interface takes its own lock, and refuses a connection with a transaction.
        try target.run("ROLLBACK")
        do {
            try copy(image, into: target, progress)
        } catch {
            // Nobody shall commit before it is known what happens next.
            try target.run("BEGIN IMMEDIATE")
            throw error
        }
    }

    private func copy(
        _ image: SQLiteConnection, into target: SQLiteConnection,
        _ progress: (Int64, Int64) throws -> Void
    ) throws {
        let pageSize = try image.number("PRAGMA page_size")
        guard let backup = sqlite3_backup_init(target.handle, "main", image.handle, "main")
        else { throw target.error(sqlite3_extended_errcode(target.handle)) }
        do {
            // Without a page to copy it only takes the lock.
            var code = sqlite3_backup_step(backup, 0)
            if code == SQLITE_OK, try commits?.haveCome() == true { throw CommittedMeanwhile() }
            while code == SQLITE_OK {
                let total = Int64(sqlite3_backup_pagecount(backup))
                let left = Int64(sqlite3_backup_remaining(backup))
                try progress((total - left) * pageSize, total * pageSize)
                code = sqlite3_backup_step(backup, Self.pagesAStep)
            }
            guard code == SQLITE_DONE else { throw target.error(code) }
        } catch {
            // What was copied is rolled back: only the step that is the last one commits.
            sqlite3_backup_finish(backup)
            throw error
        }
        try target.check(sqlite3_backup_finish(backup))
    }

    func verdict(onImage path: String) throws -> ReplacementVerdict {
        guard let target else { return .same }
        let comparison = try ImageComparison(image: path)
        let frozen = try FrozenSQLite(target, limit: Self.readLimit, clock: clock)
        let hasOthers = try target.number("PRAGMA data_version") != versionBefore
        do {
            try frozen.read(into: comparison) { _ in }
        } catch let error as SQLiteError {
            if case .tooBusy = error { return .changedSince }
            throw error
        }
        guard let difference = comparison.difference else { return .same }
        return hasOthers || frozen.frozeAgain ? .changedSince : .different(difference)
    }

    func end() {
        // Closed last, so that SQLite writes the log back into the database if nobody else has it
        // open.
        commits = nil
        if let target { _ = csqlite_no_checkpoint_on_close(target.handle, 0) }
        target = nil
    }

    /// Seconds that writers of a database with a rollback journal may be kept waiting once more.
    private static let readLimit = 2.0

    /// SQLite cannot change the page size of a database in WAL mode.
    private func requireSamePages(_ image: SQLiteConnection, _ target: SQLiteConnection) throws {
        guard journalMode == "wal" else { return }
        let sizes = try [image, target].map { Int(try $0.number("PRAGMA page_size")) }
        guard sizes[0] == sizes[1] else {
            throw SQLiteError.otherPageSize(path: target.path, from: sizes[1], to: sizes[0])
        }
    }
}
