import CSQLite
import Domain
import Foundation
import TestSupport
import Testing

@testable import SQLiteSource

/// A live database that is replaced while others have it open.
@Suite struct LiveSQLiteTests {
    private let folder: TemporaryFolder
    private let databases = SQLiteDatabases(clock: HandClock().clock, patience: 20)

    init() throws { folder = try TemporaryFolder() }

    /// A database with so many rows of `word`.
    private func database(
        _ name: String, _ word: String, _ count: Int, journal: String = "wal", pageSize: Int = 4096
    ) throws -> SQLiteConnection {
        let connection = try SQLiteConnection(
            folder.path(name), flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
        try connection.run(
            """
            PRAGMA page_size=\(pageSize); PRAGMA journal_mode=\(journal);
            CREATE TABLE t(word, filler);
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(count))
            INSERT INTO t SELECT '\(word)', randomblob(1000) FROM n
            """)
        return connection
    }

    /// The path of an image with 500 rows `new`.
    private func image(journal: String = "wal", pageSize: Int = 4096) throws -> String {
        _ = try database("image.db", "new", 500, journal: journal, pageSize: pageSize)
        return folder.path("image.db")
    }

    private func words(_ connection: SQLiteConnection) throws -> [String] {
        try connection.texts("SELECT word || count(*) FROM t GROUP BY word ORDER BY word")
    }

    @Test(arguments: ["wal", "delete"], ["wal", "delete"])
    func `an open connection sees the new contents in its next transaction`(
        journal: String, imageJournal: String
    ) throws {
        let open = try database("live.db", "old", 100, journal: journal)
        #expect(try words(open) == ["old100"])
        let image = try image(journal: imageJournal)
        let live = try databases.hold(folder.path("live.db"))
        var progress: [Int64] = []
        try live.replace(withImage: image) { done, _ in progress.append(done) }
        #expect(try live.verdict(onImage: image) == .same)
        live.end()
        #expect(try words(open) == ["new500"])
        #expect(try open.texts("PRAGMA journal_mode") == [journal])
        #expect(try open.texts("PRAGMA integrity_check") == ["ok"])
        #expect(progress == progress.sorted() && !progress.isEmpty)
    }

    @Test(arguments: ["wal", "delete"])
    func `when nobody else has it open no file is left beside it`(journal: String) throws {
        _ = try database("live.db", "old", 100, journal: journal)
        let image = try image()
        let live = try databases.hold(folder.path("live.db"))
        try live.replace(withImage: image) { _, _ in }
        #expect(try live.verdict(onImage: image) == .same)
        live.end()
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(Set(files) == ["image.db", "live.db"])
    }

    @Test func `a reader in WAL mode keeps its state until its transaction ends`() throws {
        let reader = try database("live.db", "old", 100)
        try reader.run("BEGIN; SELECT count(*) FROM t")
        let image = try image()
        let live = try databases.hold(folder.path("live.db"))
        try live.replace(withImage: image) { _, _ in }
        #expect(try words(reader) == ["old100"])
        try reader.run("COMMIT")
        #expect(try words(reader) == ["new500"])
    }

    @Test(arguments: ["wal", "delete"])
    func `nobody commits while it is held, and a freeze sees what there was`(journal: String) throws
    {
        let open = try database("live.db", "old", 100, journal: journal)
        let live = try databases.hold(folder.path("live.db"))
        #expect(throws: SQLiteError.self) { try open.run("INSERT INTO t VALUES('late', 0)") }
        let frozen = try databases.freeze(folder.path("live.db"), limit: .infinity)
        #expect(frozen.geometry.pageCount > 0)
        frozen.end()
        live.end()
        try open.run("INSERT INTO t VALUES('late', 0)")
    }

    @Test(arguments: ["wal", "delete"])
    func `what progress throws leaves the old contents, and it is still held`(journal: String)
        throws
    {
        let open = try database("live.db", "old", 5_000, journal: journal)
        let image = try image()
        let live = try databases.hold(folder.path("live.db"))
        #expect(throws: Failure.self) {
            try live.replace(withImage: image) { _, _ in throw Failure(.cancelled, "Enough.") }
        }
        #expect(throws: SQLiteError.self) { try open.run("DELETE FROM t") }
        live.end()
        #expect(try words(open) == ["old5000"])
        #expect(try open.texts("PRAGMA integrity_check") == ["ok"])
    }

    @Test(arguments: ["wal", "delete"])
    func `a commit since the watch began is found, also behind a lock`(journal: String) throws {
        let open = try database("live.db", "old", 10, journal: journal)
        let other = try SQLiteConnection(folder.path("live.db"), flags: SQLITE_OPEN_READWRITE)
        let watch = try CommitWatch(other, isWAL: journal == "wal")
        #expect(try !watch.haveCome())
        try open.run("BEGIN IMMEDIATE; INSERT INTO t VALUES('late', 0)")
        #expect(try !watch.haveCome())
        try open.run("COMMIT; BEGIN EXCLUSIVE")
        #expect(try watch.haveCome())
    }

    @Test func `writers that come back are not taken for a fault`() throws {
        let open = try database("live.db", "old", 100)
        let image = try image()
        let live = try databases.hold(folder.path("live.db"))
        try live.replace(withImage: image) { _, _ in }
        try open.run("INSERT INTO t VALUES('late', randomblob(5000))")
        #expect(try live.verdict(onImage: image) == .changedSince)
    }

    @Test func `a database that nobody else wrote to and that is another one is found out`() throws
    {
        _ = try database("live.db", "old", 100)
        let image = try image()
        let live = try databases.hold(folder.path("live.db"))
        try live.replace(withImage: image) { _, _ in }
        let handle = try #require(FileHandle(forUpdatingAtPath: image))
        try handle.seek(toOffset: 3 * 4096 + 700)
        handle.write(Data([1, 2, 3]))
        try handle.close()
        let verdict = try live.verdict(onImage: image)
        #expect(verdict == .different("Its page 4 is not the restored one."))
    }

    @Test func `pages of another size are refused in WAL mode before anything is copied`() throws {
        let open = try database("live.db", "old", 100)
        let image = try image(pageSize: 8192)
        let live = try databases.hold(folder.path("live.db"))
        let error = #expect(throws: SQLiteError.self) {
            try live.replace(withImage: image) { _, _ in }
        }
        #expect(
            error == .otherPageSize(path: folder.path("live.db"), from: 4096, to: 8192))
        #expect(try words(open) == ["old100"])
    }

    @Test(arguments: [512, 8192, 65536])
    func `pages of another size are taken with a rollback journal`(pageSize: Int) throws {
        let open = try database("live.db", "old", 100, journal: "delete")
        let image = try image(pageSize: pageSize)
        let live = try databases.hold(folder.path("live.db"))
        try live.replace(withImage: image) { _, _ in }
        #expect(try live.verdict(onImage: image) == .same)
        #expect(try words(open) == ["new500"])
    }

    @Test(arguments: ["wal", "delete"])
    func `an image without a page makes the database an empty one`(journal: String) throws {
        let open = try database("live.db", "old", 100, journal: journal)
        try Data().write(to: URL(fileURLWithPath: folder.path("image.db")))
        let live = try databases.hold(folder.path("live.db"))
        try live.replace(withImage: folder.path("image.db")) { _, _ in }
        #expect(try live.verdict(onImage: folder.path("image.db")) == .same)
        #expect(try open.texts("SELECT count(*) FROM sqlite_schema") == ["0"])
    }

    @Test(arguments: ["wal", "delete"])
    func `a probe changes nothing, leaves nothing, and finds a writer that stays`(journal: String)
        throws
    {
        var open: SQLiteConnection? = try database("live.db", "old", 100, journal: journal)
        try open?.run("BEGIN IMMEDIATE")
        #expect(throws: SQLiteError.self) { try databases.probe(folder.path("live.db")) }
        open = nil
        let before = try Data(contentsOf: URL(fileURLWithPath: folder.path("live.db")))
        #expect(try databases.probe(folder.path("live.db")).journalMode == journal)
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path("live.db"))) == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["live.db"])
    }
}
