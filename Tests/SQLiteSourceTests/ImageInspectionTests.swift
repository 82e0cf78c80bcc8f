import Domain
import Foundation
import TestSupport
import Testing

@testable import SQLiteSource

@Suite struct ImageInspectionTests {
    private func problems(
        _ database: SampleDatabase, _ check: ImageCheck, _ assertions: [String] = [],
        cancellation: Cancellation = Cancellation()
    ) throws -> [String] {
        try ImageInspection(path: database.path, cancellation: cancellation)
            .problems(check: check, assertions: assertions)
    }

    /// An image with a page of its table overwritten.
    private func corrupt() throws -> SampleDatabase {
        var bytes = try SampleDatabase(pageSize: 1024, journal: .delete, rows: 2000).bytes
        bytes.replaceSubrange(20 * 1024..<21 * 1024, with: [UInt8](repeating: 0xAA, count: 1024))
        return try SampleDatabase(bytes: bytes)
    }

    @Test(arguments: ImageCheck.allCases, SampleDatabase.Journal.allCases)
    func `nothing is wrong with a sound image`(
        check: ImageCheck, journal: SampleDatabase.Journal
    ) throws {
        #expect(try problems(SampleDatabase(journal: journal), check).isEmpty)
    }

    @Test(arguments: ImageCheck.allCases)
    func `nothing is wrong with an image of no bytes`(check: ImageCheck) throws {
        #expect(try problems(SampleDatabase(bytes: []), check).isEmpty)
    }

    @Test(arguments: [ImageCheck.quick, .full])
    func `a page that is overwritten is found`(check: ImageCheck) throws {
        #expect(try !problems(corrupt(), check).isEmpty)
    }

    @Test func `without a check a page that is overwritten is not looked for`() throws {
        #expect(try problems(corrupt(), .none).isEmpty)
    }

    @Test func `the full check compares indexes with tables`() throws {
        let database = try SampleDatabase(journal: .delete)
        try database.sql(
            """
            CREATE INDEX by_note ON account(note);
            .dbconfig defensive off
            PRAGMA writable_schema=on;
            UPDATE sqlite_schema SET sql='CREATE INDEX by_note ON account(balance)'
              WHERE name='by_note';
            """)
        #expect(try problems(database, .quick).isEmpty)
        #expect(try !problems(database, .full).isEmpty)
    }

    @Test(arguments: [ImageCheck.quick, .full])
    func `what is no database is found`(check: ImageCheck) throws {
        let text = String(repeating: "Dear diary, ", count: 500)
        #expect(try problems(SampleDatabase(bytes: Array(text.utf8)), check).count == 1)
    }

    @Test(arguments: [
        "SELECT 1", "SELECT -5", "SELECT 0.5", "SELECT '1'", "SELECT sum(balance)=0 FROM account",
        "SELECT 1, 0", " SELECT 1; ",
    ])
    func `an assertion that is true holds`(assertion: String) throws {
        #expect(try problems(SampleDatabase(), .none, [assertion]).isEmpty)
    }

    @Test(arguments: [
        "SELECT 0", "SELECT 0.0", "SELECT NULL", "SELECT ''", "SELECT 'false'",
        "SELECT 1 WHERE 0", "SELECT 1 UNION ALL SELECT 1", "SELECT 0, 1",
        "SELECT total(balance) FROM account",
    ])
    func `an assertion that is not true does not hold`(assertion: String) throws {
        let found = try problems(SampleDatabase(), .none, [assertion])
        #expect(found == ["The assertion \(assertion.quotedForDisplay) does not hold."])
    }

    @Test(arguments: ["SELEC 1", "SELECT * FROM nothing", "", "SELECT", "-- nothing"])
    func `an assertion that is no query is a problem`(assertion: String) throws {
        let found = try problems(SampleDatabase(), .none, [assertion])
        #expect(found.first?.contains("cannot be run") == true)
    }

    @Test(arguments: ["DELETE FROM account", "DROP TABLE account", "VACUUM"])
    func `an assertion that changes something cannot be run`(assertion: String) throws {
        let database = try SampleDatabase()
        let before = try database.bytes
        #expect(try !problems(database, .none, [assertion]).isEmpty)
        #expect(try database.bytes == before)
    }

    @Test func `every assertion that fails is told`() throws {
        let found = try problems(SampleDatabase(), .quick, ["SELECT 0", "SELECT 1", "SELEC"])
        #expect(found.count == 2)
    }

    /// A query without end.
    private static let endless =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT max(i) FROM n"

    @Test func `a long assertion ends when somebody asks for it`() throws {
        let cancellation = Cancellation()
        cancellation.request("a test says so")
        let failure = #expect(throws: Failure.self) {
            try problems(SampleDatabase(), .none, [Self.endless], cancellation: cancellation)
        }
        #expect(failure?.code == .cancelled)
    }

    @Test func `a long check ends when somebody asks for it`() throws {
        let cancellation = Cancellation()
        cancellation.request("a test says so")
        let database = try SampleDatabase(rows: 50_000)
        let failure = #expect(throws: Failure.self) {
            try problems(database, .full, cancellation: cancellation)
        }
        #expect(failure?.code == .cancelled)
    }

    @Test(arguments: SampleDatabase.Journal.allCases)
    func `it leaves no file and changes no byte`(journal: SampleDatabase.Journal) throws {
        let database = try SampleDatabase(journal: journal)
        let before = (try database.files, try database.bytes)
        _ = try problems(database, .full, ["SELECT count(*) FROM account"])
        #expect(try (database.files, database.bytes) == before)
    }

    @Test(arguments: [
        "a b.db", "100%.db", "%41.db", "a?mode=memory&immutable=0.db", "a#b.db", "new\nline.db",
        "läden.db", "店.db", "'quoted\".db", "file:x.db", "-rf", "a+b&c=d;e.db",
    ])
    func `an image may have any name`(name: String) throws {
        let database = try SampleDatabase(bytes: SampleDatabase(journal: .delete).bytes, name: name)
        let found = try problems(database, .quick, ["SELECT count(*)=200 FROM account"])
        #expect(found.isEmpty)
    }

    @Test func `nothing is open afterwards`() throws {
        let database = try SampleDatabase()
        _ = try problems(database, .quick, ["SELECT 1", "SELEC"])
        #expect(try !database.isOpen)
    }
}
