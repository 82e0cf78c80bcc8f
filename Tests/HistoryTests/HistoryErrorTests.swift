import Domain
import Foundation
import GRDB
import Testing

@testable import History

struct HistoryErrorTests {
    private let scratch: Scratch
    private var history: SQLiteRunHistory { SQLiteRunHistory(folder: scratch.state) }

    init() throws { scratch = try Scratch() }

    @Test(arguments: [
        "not a database at all, but long enough to have a header of that length: "
            + String(repeating: "x", count: 100), "short",
    ])
    func `a file that is no database stays, and says what to do`(_ text: String) throws {
        try scratch.write(Array(text.utf8))
        try expectUnusable("is damaged")
        #expect(try scratch.bytes() == Array(text.utf8))
    }

    @Test func `a damaged page is told, and the file stays`() throws {
        for number in 1...200 { try history.record(Runs.run(number)) }
        var bytes = try scratch.bytes()
        for index in 4096..<bytes.count { bytes[index] = UInt8(truncatingIfNeeded: index &* 31) }
        try scratch.write(bytes)
        try expectUnusable("is damaged")
        #expect(try scratch.bytes().count == bytes.count)
    }

    @Test(arguments: [
        "UPDATE runs SET outcome = 'secret'", "UPDATE runs SET pages = 'secret'",
        "UPDATE runs SET pages = -1",
        "UPDATE runs SET kind = x'FF'",
        "ALTER TABLE runs DROP COLUMN reason", "DROP TABLE runs",
    ])
    func `a row or table that no version writes is told without its contents`(_ sql: String) throws
    {
        try history.record(Runs.run(1))
        try scratch.execute(sql)
        let failure = try #require(failure { try history.runs(of: nil, limit: 10) })
        #expect(failure.code == .historyUnusable)
        let words = failure.message + failure.cause + failure.next
        #expect(!words.contains("secret") && !words.contains("SELECT"))
    }

    @Test func `a database of another program is left alone`() throws {
        try FileManager.default.createDirectory(
            atPath: scratch.state, withIntermediateDirectories: true)
        try scratch.execute("CREATE TABLE songs (title)")
        let before = try scratch.bytes()
        try expectUnusable("is a database of something else")
        #expect(try scratch.bytes() == before)
    }

    @Test func `a history of a newer version is left alone`() throws {
        try history.record(Runs.run(1))
        try scratch.execute("INSERT INTO grdb_migrations VALUES ('99: newer')")
        try expectUnusable("newer version")
    }

    @Test func `a code of failure that a newer version made is read with its words`() throws {
        try history.record(Runs.complete)
        try scratch.execute("UPDATE runs SET failure_code = 'invented'")
        let failure = try #require(try history.runs(of: nil, limit: 1)[0].failure)
        #expect(failure.code == .internal)
        #expect(failure.message == Runs.complete.failure?.message)
    }

    @Test func `an empty file becomes a history`() throws {
        try scratch.write([])
        try history.record(Runs.run(1))
        #expect(try history.runs(of: nil, limit: 10).count == 1)
    }

    @Test func `a file whose making was interrupted becomes a history`() throws {
        try scratch.write([])
        try scratch.execute("CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
        try history.record(Runs.run(1))
        #expect(try history.runs(of: nil, limit: 10).count == 1)
    }

    @Test func `an empty database that bears another program's id is left alone`() throws {
        try scratch.write([])
        try scratch.execute("PRAGMA application_id = 7")
        try expectUnusable("is a database of something else")
    }

    @Test(
        arguments: [
            (.SQLITE_BUSY, .busy), (.SQLITE_BUSY_SNAPSHOT, .busy), (.SQLITE_LOCKED, .busy),
            (.SQLITE_FULL, .diskFull), (.SQLITE_CANTOPEN, .historyUnusable),
            (.SQLITE_READONLY_DIRECTORY, .historyUnusable), (.SQLITE_IOERR_READ, .historyUnusable),
            (.SQLITE_CORRUPT_INDEX, .historyUnusable), (.SQLITE_NOTADB, .historyUnusable),
            (.SQLITE_ERROR, .historyUnusable),
        ] as [(ResultCode, Failure.Code)])
    func `whatever SQLite says, the failure calms and advises`(
        _ result: ResultCode, _ code: Failure.Code
    ) {
        let failure = HistoryError(result, "/s/history.sqlite").failure
        #expect(failure.code == code)
        #expect(failure.message.contains(#""/s/history.sqlite""#))
        #expect(failure.cause.contains("restore points are not affected"))
        #expect(!failure.next.isEmpty)
    }

    @Test func `a folder in place of the file is told`() throws {
        try FileManager.default.createDirectory(
            atPath: scratch.file, withIntermediateDirectories: true)
        let failure = try #require(failure { try history.record(Runs.run(1)) })
        #expect(failure.code == .historyUnusable)
    }

    private func expectUnusable(_ words: String) throws {
        let failures = [
            failure { try history.runs(of: nil, limit: 10) },
            failure { try history.record(Runs.run(1)) },
        ]
        for failure in failures {
            let failure = try #require(failure)
            #expect(failure.code == .historyUnusable)
            #expect(failure.message.contains(words), "\(failure.message)")
            #expect(failure.cause.contains("restore points are not affected"))
            #expect(failure.next.lowercased().contains("move the file aside"))
        }
    }
}
