import Domain
import Foundation
import TestSupport
import Testing

@testable import SQLiteSource

@Suite struct SQLiteDatabasesTests {
    let databases = SQLiteDatabases(clock: HandClock().clock, patience: 50)

    /// The code of the failure to describe `database`.
    private func failure(of database: SampleDatabase) -> Failure.Code? {
        failure(database.path)
    }

    /// The code of the failure to describe what is at `path`.
    private func failure(_ path: String) -> Failure.Code? {
        do {
            _ = try databases.describe(path)
            return nil
        } catch {
            return Failure(describing: error).code
        }
    }

    @Test(arguments: [512, 1024, 2048, 4096, 8192, 16384, 32768, 65536])
    func `a database is described by its page size`(pageSize: Int) throws {
        let database = try SampleDatabase(pageSize: pageSize)
        #expect(try databases.describe(database.path).geometry.pageSize == pageSize)
    }

    @Test func `a database is described by its number of pages`() throws {
        let database = try SampleDatabase(pageSize: 1024)
        let pages = try UInt32(database.bytes.count / 1024)
        #expect(try databases.describe(database.path).geometry.pageCount == pages)
    }

    @Test(arguments: SampleDatabase.Journal.allCases)
    func `a database is described by its journal mode`(journal: SampleDatabase.Journal) throws {
        let database = try SampleDatabase(journal: journal)
        // Only WAL is written down in the file.
        let expected = journal == .wal ? "wal" : "delete"
        #expect(try databases.describe(database.path).journalMode == expected)
    }

    @Test func `a file of no bytes is an empty database`() throws {
        let database = try SampleDatabase(bytes: [])
        #expect(
            try databases.describe(database.path).geometry
                == PageGeometry(pageSize: 0, pageCount: 0))
    }

    @Test func `a database that is not there is missing and not made`() throws {
        let folder = try TemporaryFolder()
        #expect(failure(folder.path("shop.db")) == .databaseMissing)
        #expect(!FileManager.default.fileExists(atPath: folder.path("shop.db")))
    }

    @Test func `a path through a file is missing`() throws {
        let database = try SampleDatabase()
        #expect(failure(database.path + "/shop.db") == .databaseMissing)
    }

    @Test func `a folder is no database`() throws {
        let folder = try TemporaryFolder()
        #expect(failure(folder.path) == .notADatabase)
    }

    @Test func `a pipe is no database, and nobody waits for its other end`() throws {
        let folder = try TemporaryFolder()
        mkfifo(folder.path("shop.db"), 0o600)
        #expect(failure(folder.path("shop.db")) == .notADatabase)
    }

    @Test func `a text is no database`() throws {
        let text = String(repeating: "Dear diary, ", count: 500)
        #expect(failure(of: try SampleDatabase(bytes: Array(text.utf8))) == .notADatabase)
    }

    @Test func `an encrypted database is no database`() throws {
        var random = SeededRandom(seed: 1)
        let noise = (0..<4096).map { _ in UInt8.random(in: 0...255, using: &random) }
        #expect(failure(of: try SampleDatabase(bytes: noise)) == .notADatabase)
    }

    @Test func `a database that was cut short is damaged`() throws {
        let whole = try SampleDatabase(journal: .delete).bytes
        let cut = try SampleDatabase(bytes: Array(whole.prefix(whole.count / 2)))
        #expect(failure(cut.path) == .databaseDamaged)
    }

    @Test func `a database whose schema is overwritten is damaged`() throws {
        var bytes = try SampleDatabase(journal: .delete).bytes
        bytes.replaceSubrange(100..<400, with: [UInt8](repeating: 0xAA, count: 300))
        #expect(failure(of: try SampleDatabase(bytes: bytes)) == .databaseDamaged)
    }

    @Test func `a damaged WAL database is left without a file beside it`() throws {
        var bytes = try SampleDatabase(journal: .wal).bytes
        bytes.replaceSubrange(100..<400, with: [UInt8](repeating: 0xAA, count: 300))
        let database = try SampleDatabase(bytes: bytes)
        try #require(failure(database.path) == .databaseDamaged)
        #expect(try database.files == ["shop.db"])
    }

    @Test func `a database that another program holds for itself is busy`() throws {
        let database = try SampleDatabase(journal: .delete)
        let other = try database.connection()
        try other.run("PRAGMA locking_mode=exclusive; BEGIN EXCLUSIVE")
        #expect(failure(database.path) == .databaseBusy)
    }

    @Test func `a WAL database that another program holds for itself is busy`() throws {
        let database = try SampleDatabase(journal: .wal)
        let other = try database.connection()
        try other.run("PRAGMA locking_mode=exclusive; BEGIN EXCLUSIVE; COMMIT")
        #expect(failure(database.path) == .databaseBusy)
    }

    @Test(.enabled(if: geteuid() != 0, "root may read everything"))
    func `a database without read permission cannot be read`() throws {
        let database = try SampleDatabase()
        chmod(database.path, 0)
        #expect(failure(database.path) == .databaseUnreadable)
    }

    @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
    func `a database with read permission alone can be read`() throws {
        let database = try SampleDatabase(journal: .delete)
        chmod(database.path, 0o400)
        #expect(failure(database.path) == nil)
    }

    @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
    func `a WAL database in a folder without write permission says so`() throws {
        let database = try SampleDatabase(journal: .wal)
        chmod(database.folder.path, 0o500)
        defer { chmod(database.folder.path, 0o700) }
        #expect(failure(database.path) == .databaseUnreadable)
    }

    @Test(arguments: [
        "a b.db", "100%.db", "%41.db", "a?mode=memory.db", "a#b.db", "new\nline.db", "läden.db",
        "店.db", "'quoted\".db", "file:x.db", "-rf", ":memory:",
    ])
    func `a database may have any name`(name: String) throws {
        let database = try SampleDatabase(bytes: SampleDatabase(journal: .delete).bytes, name: name)
        #expect(try databases.describe(database.path).geometry.pageCount > 0)
    }

    @Test func `a link to a database is followed`() throws {
        let database = try SampleDatabase()
        let link = database.folder.path("link.db")
        try FileManager.default.createSymbolicLink(
            atPath: link, withDestinationPath: database.path)
        #expect(try databases.describe(link) == databases.describe(database.path))
    }

    @Test func `describing changes no byte`() throws {
        let database = try SampleDatabase()
        let before = try database.bytes
        _ = try databases.describe(database.path)
        #expect(try database.bytes == before)
    }

    @Test func `describing lets go of the database`() throws {
        let database = try SampleDatabase()
        _ = try databases.describe(database.path)
        #expect(try !database.isOpen)
    }

    @Test func `a database that cannot be described is let go of`() throws {
        let database = try SampleDatabase(bytes: [UInt8](repeating: 65, count: 4096))
        _ = failure(database.path)
        #expect(try !database.isOpen)
    }
}
