import CSQLite
import Domain
import TestSupport
import Testing

@testable import SQLiteSource

@Suite struct SQLiteConnectionTests {
    let database: SampleDatabase
    let connection: SQLiteConnection

    init() throws {
        database = try SampleDatabase()
        connection = try database.connection()
    }

    @Test func `every row's first column is given as text`() throws {
        let query = "SELECT 1, 2 UNION ALL SELECT 'x', 3 UNION ALL SELECT NULL, 4"
        #expect(try connection.texts(query) == ["1", "x", ""])
    }

    @Test(arguments: [("SELECT 42", 42), ("SELECT 1 WHERE 0", 0), ("SELECT 'x'", 0)])
    func `a number is given, or 0 for none`(query: String, number: Int64) throws {
        #expect(try connection.number(query) == number)
    }

    @Test(arguments: ["SELEC", "SELECT * FROM nothing", "SELECT abs(-9223372036854775808)"])
    func `no statement is left open after an error`(query: String) {
        #expect(throws: SQLiteError.self) { try connection.texts(query) }
        #expect(sqlite3_next_stmt(connection.handle, nil) == nil)
    }

    @Test func `no statement is left open after success`() throws {
        _ = try connection.texts("SELECT * FROM account")
        #expect(sqlite3_next_stmt(connection.handle, nil) == nil)
    }

    @Test func `an error has the extended code`() throws {
        try connection.run("CREATE TABLE one(x UNIQUE); INSERT INTO one VALUES(1)")
        let error = #expect(throws: SQLiteError.self) {
            try connection.run("INSERT INTO one VALUES(1)")
        }
        guard case .refused(_, let code, _) = error else { return }
        #expect(code == SQLITE_CONSTRAINT | 8 << 8)
    }

    @Test(arguments: [
        (SQLITE_NOTADB, Failure.Code.notADatabase), (SQLITE_CORRUPT, .databaseDamaged),
        (SQLITE_CORRUPT | 1 << 8, .databaseDamaged), (SQLITE_BUSY, .databaseBusy),
        (SQLITE_BUSY | 2 << 8, .databaseBusy), (SQLITE_LOCKED, .databaseBusy),
        (SQLITE_CANTOPEN, .databaseUnreadable), (SQLITE_READONLY, .databaseUnreadable),
        (SQLITE_READONLY | 5 << 8, .databaseUnreadable), (SQLITE_PERM, .databaseUnreadable),
        (SQLITE_FULL, .diskFull), (SQLITE_IOERR, .databaseUnreadable),
        (SQLITE_IOERR | 1 << 8, .databaseUnreadable), (SQLITE_NOMEM, .databaseUnreadable),
    ])
    func `a result code becomes a failure`(code: Int32, failure: Failure.Code) {
        let error = SQLiteError.refused(path: "/srv/shop.db", code: code, message: "words")
        #expect(error.failure.code == failure)
    }

    @Test func `a failure names the database and what SQLite says`() {
        let error = SQLiteError.refused(path: "/srv/shop.db", code: SQLITE_IOERR, message: "words")
        #expect(error.failure.message.contains("\"/srv/shop.db\""))
        #expect(error.failure.message.contains("words"))
    }
}
