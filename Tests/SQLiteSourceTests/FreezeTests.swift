import Domain
import Foundation
import TestSupport
import Testing

@testable import SQLiteSource

/// Freezes of databases that others write to, in processes of their own.
@Suite struct FreezeTests {
    let hands = HandClock()
    var databases: SQLiteDatabases { SQLiteDatabases(clock: hands.clock, patience: 5_000) }

    /// What SQLite says to `query` of an image.
    private func ask(_ query: String, of image: [UInt8]) throws -> [String] {
        let copy = try SampleDatabase(bytes: image)
        return try copy.connection().texts(query)
    }

    /// A program that commits `commits` times; it has begun when this returns.
    private func writer(to database: SampleDatabase, commits: Int) throws -> Program.Running {
        let pipe = database.folder.path("begun")
        try #require(mkfifo(pipe, 0o600) == 0)
        let writer = try database.start(
            "PRAGMA synchronous=off;\n\(SampleDatabase.transfer)\n.shell echo > '\(pipe)'\n"
                + String(repeating: SampleDatabase.transfer, count: commits))
        _ = try FileHandle(forReadingFrom: URL(fileURLWithPath: pipe)).readToEnd()
        return writer
    }

    @Test(arguments: [1024, 4096])
    func `images under a writer are each one committed state`(pageSize: Int) throws {
        let database = try SampleDatabase(pageSize: pageSize, rows: 3000)
        let writer = try writer(to: database, commits: 20_000)
        var images: [[UInt8]] = []
        for _ in 1...5 {
            let frozen = try databases.freeze(database.path, limit: 2)
            let pages = GatheredPages()
            try frozen.read(into: pages) { _ in }
            frozen.end()
            images.append(pages.image)
        }
        writer.send(SIGKILL)
        _ = try writer.wait()
        let sums = try images.map { try ask("SELECT sum(balance) FROM account", of: $0) }
        #expect(sums == images.map { _ in ["0"] })
        #expect(try images.allSatisfy { try ask("PRAGMA integrity_check", of: $0) == ["ok"] })
    }

    @Test func `writers of a WAL database go on, and none gets an error`() throws {
        let database = try SampleDatabase()
        let frozen = try databases.freeze(database.path, limit: 2)
        let result = try database.sql(String(repeating: SampleDatabase.transfer, count: 100))
        frozen.end()
        #expect(result.status == 0 && result.errors.isEmpty, "\(result.errorText)")
    }

    @Test func `what is committed during the freeze is not in the image`() throws {
        let database = try SampleDatabase()
        let frozen = try databases.freeze(database.path, limit: 2)
        try database.sql(SampleDatabase.transfer)
        let pages = GatheredPages()
        try frozen.read(into: pages) { _ in }
        frozen.end()
        #expect(try ask("SELECT commits FROM total", of: pages.image) == ["0"])
    }

    @Test func `what is committed during the freeze is in the database afterwards`() throws {
        let database = try SampleDatabase()
        let frozen = try databases.freeze(database.path, limit: 2)
        try database.sql(SampleDatabase.transfer)
        frozen.end()
        #expect(try database.sql("SELECT commits FROM total;").text == "1\n")
    }

    @Test func `the log that gathers during the freeze is told`() throws {
        let database = try SampleDatabase()
        let frozen = try databases.freeze(database.path, limit: 2)
        defer { frozen.end() }
        try #require(frozen.logBytes == 0)
        // A connection that stays open keeps the log from being emptied.
        let other = try database.connection()
        try other.run(SampleDatabase.transfer)
        #expect(frozen.logBytes > 1024)
    }

    @Test(arguments: SampleDatabase.Journal.allCases)
    func `a freeze leaves the folder as it was`(journal: SampleDatabase.Journal) throws {
        let database = try SampleDatabase(journal: journal)
        let (files, bytes) = (try database.files, try database.bytes)
        let frozen = try databases.freeze(database.path, limit: 2)
        try frozen.read(into: GatheredPages()) { _ in }
        frozen.end()
        #expect(try database.files == files)
        #expect(try database.bytes == bytes)
    }

    @Test func `a log that others use is left alone`() throws {
        let database = try SampleDatabase()
        let other = try database.connection()
        try other.run("PRAGMA wal_autocheckpoint=0;" + SampleDatabase.transfer)
        let log = try Data(contentsOf: URL(fileURLWithPath: database.path + "-wal"))
        let frozen = try databases.freeze(database.path, limit: 2)
        try frozen.read(into: GatheredPages()) { _ in }
        frozen.end()
        #expect(try Data(contentsOf: URL(fileURLWithPath: database.path + "-wal")) == log)
        withExtendedLifetime(other) {}
    }

    /// A database whose writer was killed after a commit to its log.
    private func crashed() throws -> SampleDatabase {
        let database = try SampleDatabase()
        let result = try database.sql(
            "PRAGMA wal_autocheckpoint=0;\n\(SampleDatabase.transfer)\n.shell kill -9 $PPID\n")
        try #require(result.status != 0)
        try #require(try database.files.contains("shop.db-wal"))
        return database
    }

    @Test func `the log of a writer that crashed is read`() throws {
        let database = try crashed()
        let frozen = try databases.freeze(database.path, limit: 2)
        let pages = GatheredPages()
        try frozen.read(into: pages) { _ in }
        frozen.end()
        #expect(try ask("SELECT commits FROM total", of: pages.image) == ["1"])
    }

    @Test func `the log of a writer that crashed is left as it was`() throws {
        let database = try crashed()
        let log = try Data(contentsOf: URL(fileURLWithPath: database.path + "-wal"))
        let before = (try database.files, try database.bytes)
        let frozen = try databases.freeze(database.path, limit: 2)
        try frozen.read(into: GatheredPages()) { _ in }
        frozen.end()
        #expect(try Data(contentsOf: URL(fileURLWithPath: database.path + "-wal")) == log)
        #expect(try (database.files, database.bytes) == before)
    }

    @Test func `half a transaction of a writer that crashed is not in the image`() throws {
        let database = try SampleDatabase(journal: .delete, rows: 2000)
        // So small a cache writes pages to the database long before the commit.
        let result = try database.sql(
            "PRAGMA cache_size=2;\nBEGIN;\nUPDATE account SET balance=1;\n.shell kill -9 $PPID\n")
        try #require(result.status != 0)
        try #require(try database.files.contains("shop.db-journal"))
        let frozen = try databases.freeze(database.path, limit: 2)
        let pages = GatheredPages()
        try frozen.read(into: pages) { _ in }
        frozen.end()
        #expect(try ask("SELECT sum(balance) FROM account", of: pages.image) == ["0"])
    }
}
