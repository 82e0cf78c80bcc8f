import CSQLite
import Domain
import Glibc

/// A SQLite database held still by a read transaction. Confined to the thread that made it.
///
/// In WAL mode writers go on; only the log cannot be emptied while the transaction is held. With a
/// rollback journal the transaction keeps every commit waiting, so it is held no longer than the
/// limit; reading then goes on in chunks, and starts over when somebody has written in between.
final class FrozenSQLite: FrozenDatabase {
    private(set) var geometry: PageGeometry
    private let clock: NodeClock
    private let limit: Double
    /// The journal mode as SQLite names it: "wal", "delete", "truncate", "persist", "memory", "off".
    let journalMode: String
    private let hadLog: Bool
    private let logPath: String?
    private let logBytesBefore: Int64
    private var source: SQLiteConnection?
    private var frozenAt: LocalTime
    private var heldSince: Double?
    private var heldBefore = 0.0
    /// Whether reading started over: what was read last is a later state than that of `init`.
    private(set) var frozeAgain = false

    /// Pages of one call of the backup interface: enough to be fast, few enough to stop soon.
    private static let pagesAStep: Int32 = 2048
    private static let attempts = 5

    init(_ source: SQLiteConnection, limit: Double, clock: NodeClock) throws {
        self.source = source
        self.limit = limit
        self.clock = clock
        logPath = sqlite3_db_filename(source.handle, "main").flatMap {
            sqlite3_filename_wal($0).map { String(cString: $0) }
        }
        // SQLite makes a log at the first read; only one that was there before is anybody's.
        let before = logPath.flatMap(Self.fileSize)
        hadLog = before != nil
        logBytesBefore = before ?? 0
        do {
            journalMode = try source.texts("PRAGMA journal_mode").first ?? ""
            (geometry, frozenAt) = try Self.hold(source, clock)
        } catch {
            Self.takeAwayLog(of: source, logPath, hadLog: hadLog)
            throw error
        }
        heldSince = clock.seconds
    }

    deinit { end() }

    private var isWAL: Bool { journalMode == "wal" }

    var logBytes: Int64 {
        isWAL ? max(0, (logPath.flatMap(Self.fileSize) ?? 0) - logBytesBefore) : 0
    }

    var heldSeconds: Double { heldBefore + (heldSince.map { clock.seconds - $0 } ?? 0) }

    func read(into consumer: any PageConsumer, step: (UInt32) throws -> Void) throws {
        for attempt in 1...Self.attempts {
            if attempt > 1 || heldSince == nil { try holdAgain() }
            try consumer.begin(geometry, frozenAt: frozenAt)
            if try copyPages(to: consumer, step: step) { return }
        }
        throw SQLiteError.tooBusy(path: source?.path ?? "", attempts: Self.attempts, limit: limit)
    }

    func quickCheck() throws -> [String] {
        do {
            return try source?.texts("PRAGMA quick_check(20)").filter { $0 != "ok" } ?? []
        } catch let error as SQLiteError where error.isDamage {
            // Some damage keeps SQLite from finishing the check; that is what it was to find.
            return [error.failure.message]
        }
    }

    /// Takes the lock of a writer for an instant; the freeze is over then.
    func tryWriting() throws {
        release()
        try source?.run("BEGIN IMMEDIATE; ROLLBACK")
    }

    func end() {
        guard let source else { return }
        release()
        Self.takeAwayLog(of: source, logPath, hadLog: hadLog)
        self.source = nil
    }

    /// Lets a log that only this connection made, and nobody has written to, go with it.
    ///
    /// Any other is left alone: emptying it would be a checkpoint.
    private static func takeAwayLog(of source: SQLiteConnection, _ path: String?, hadLog: Bool) {
        guard !hadLog, path.flatMap(fileSize) == 0 else { return }
        _ = csqlite_no_checkpoint_on_close(source.handle, 0)
    }

    /// One pass over the pages.
    ///
    /// - Returns: false if the database was written to in between, so that the pass is void.
    private func copyPages(to consumer: any PageConsumer, step: (UInt32) throws -> Void) throws
        -> Bool
    {
        guard let source else { return false }
        if geometry.pageCount == 0 { return true }
        let sink = PageSink(for: consumer, geometry: geometry, path: source.path)
        return try PageSinkFiles.shared.with(sink) { name in
            let target = try SQLiteConnection(
                name, flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, vfs: PageSinkFiles.name,
                shownAs: source.path)
            try target.run(
                "PRAGMA journal_mode=off; PRAGMA synchronous=off; "
                    + "PRAGMA locking_mode=exclusive; PRAGMA cache_size=64")
            guard let backup = sqlite3_backup_init(target.handle, "main", source.handle, "main")
            else { throw target.error(sqlite3_extended_errcode(target.handle)) }
            return try withExtendedLifetime(target) {
                defer { sqlite3_backup_finish(backup) }
                return try steps(of: backup, sink, source, step)
            }
        }
    }

    private func steps(
        of backup: OpaquePointer, _ sink: PageSink, _ source: SQLiteConnection,
        _ step: (UInt32) throws -> Void
    ) throws -> Bool {
        var done: UInt32 = 0
        while true {
            let code = sqlite3_backup_step(backup, Self.pagesAStep)
            if let failure = sink.failure {
                // A page that comes a second time, with nothing held, is SQLite starting over.
                if heldSince == nil, failure is SQLiteError { return false }
                throw failure
            }
            guard code == SQLITE_OK || code == SQLITE_DONE else { throw source.error(code) }
            let left = UInt32(clamping: sqlite3_backup_remaining(backup))
            let now = geometry.pageCount - min(left, geometry.pageCount)
            let total = UInt32(clamping: sqlite3_backup_pagecount(backup))
            if now < done || total != geometry.pageCount { return false }
            done = now
            try step(done)
            if code == SQLITE_DONE { return try finishPass(sink) }
            letWritersIn()
        }
    }

    private func finishPass(_ sink: PageSink) throws -> Bool {
        guard sink.isComplete else {
            throw SQLiteError.unexpectedPage(
                path: source?.path ?? "", page: 0, expected: geometry.pageCount)
        }
        try sink.handOverFirstPage()
        return true
    }

    /// Ends a hold that keeps writers waiting for longer than they may be.
    private func letWritersIn() {
        guard !isWAL else { return }
        if let since = heldSince, clock.seconds - since > limit { release() }
        // Between two steps nothing is locked now; without a pause a writer that polls would
        // hardly ever hit that moment.
        if heldSince == nil { usleep(5_000) }
    }

    private func holdAgain() throws {
        guard let source else { return }
        release()
        frozeAgain = true
        (geometry, frozenAt) = try Self.hold(source, clock)
        heldSince = clock.seconds
    }

    private func release() {
        guard let source, let since = heldSince else { return }
        heldBefore += clock.seconds - since
        heldSince = nil
        // Ending a transaction that only read cannot lose anything, and closing would end it too.
        _ = sqlite3_exec(source.handle, "COMMIT", nil, nil, nil)
    }

    private static func hold(
        _ source: SQLiteConnection, _ clock: NodeClock
    ) throws -> (PageGeometry, LocalTime) {
        // BEGIN alone takes no lock: the first read decides which state is seen.
        try source.run("BEGIN; SELECT count(*) FROM sqlite_schema")
        let time = clock.now
        let geometry = PageGeometry(
            pageSize: Int(try source.number("PRAGMA page_size")),
            pageCount: UInt32(clamping: try source.number("PRAGMA page_count")))
        return (geometry, time)
    }

    private static func fileSize(_ path: String) -> Int64? {
        var status = stat()
        return stat(path, &status) == 0 ? Int64(status.st_size) : nil
    }
}
