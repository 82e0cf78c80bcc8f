import Domain
import TestSupport
import Testing

@testable import SQLiteSource

/// Freezes of databases with a rollback journal, where holding still keeps writers waiting.
@Suite struct RollbackFreezeTests {
    let hands = HandClock()
    let database: SampleDatabase
    let other: SQLiteConnection
    let pages = GatheredPages()

    /// A database that takes five steps to read, and another connection to it.
    init() throws {
        database = try SampleDatabase(pageSize: 512, journal: .delete, rows: 40_000)
        other = try database.connection()
    }

    private func freeze(limit: Double) throws -> any FrozenDatabase {
        try SQLiteDatabases(clock: hands.clock, patience: 50).freeze(database.path, limit: limit)
    }

    /// Whether the other connection can commit right now.
    private func canCommit() -> Bool {
        do {
            try other.run(SampleDatabase.transfer)
            return true
        } catch {
            try? other.run("ROLLBACK")
            return false
        }
    }

    private func ask(_ query: String) throws -> [String] {
        try SampleDatabase(bytes: pages.image).connection().texts(query)
    }

    @Test func `within the limit the whole database is read in one hold`() throws {
        let frozen = try freeze(limit: 2)
        var commits: [Bool] = []
        try frozen.read(into: pages) { _ in commits.append(canCommit()) }
        frozen.end()
        #expect(commits.count > 3 && !commits.contains(true))
    }

    @Test func `a writer can commit as soon as the freeze has ended`() throws {
        let frozen = try freeze(limit: 2)
        try frozen.read(into: pages) { _ in }
        frozen.end()
        #expect(canCommit())
    }

    @Test func `past the limit writers are let in between the steps`() throws {
        let frozen = try freeze(limit: 2)
        var commits: [Bool] = []
        try frozen.read(into: pages) { _ in
            // The writer tries once only, or it would make the pass void again and again.
            if pages.passes == 1, !commits.contains(true) { commits.append(canCommit()) }
            hands.advance(by: 1.5)
        }
        frozen.end()
        #expect(commits == [false, false, true])
    }

    @Test func `the hold ends with the step that passes the limit`() throws {
        let frozen = try freeze(limit: 2)
        try frozen.read(into: pages) { _ in hands.advance(by: 1.5) }
        #expect(frozen.heldSeconds == 3)
        frozen.end()
    }

    @Test func `reading in chunks starts over when somebody has written`() throws {
        let frozen = try freeze(limit: 0)
        var hasWritten = false
        try frozen.read(into: pages) { _ in
            hands.advance(by: 1)
            if !hasWritten { hasWritten = canCommit() }
        }
        frozen.end()
        #expect(pages.passes == 2)
        #expect(try ask("SELECT commits FROM total") == ["1"])
    }

    @Test func `an image read in chunks is one committed state`() throws {
        let frozen = try freeze(limit: 0)
        var written = 0
        try frozen.read(into: pages) { _ in
            hands.advance(by: 1)
            if written < 3, canCommit() { written += 1 }
        }
        frozen.end()
        #expect(try ask("SELECT sum(balance) FROM account") == ["0"])
        #expect(try ask("PRAGMA integrity_check") == ["ok"])
    }

    @Test func `without writers reading in chunks takes one pass`() throws {
        let frozen = try freeze(limit: 0)
        try frozen.read(into: pages) { _ in hands.advance(by: 1) }
        frozen.end()
        #expect(pages.passes == 1)
        #expect(try ask("PRAGMA integrity_check") == ["ok"])
    }

    @Test func `a database that is always written to is too busy`() throws {
        let frozen = try freeze(limit: 0)
        defer { frozen.end() }
        let error = #expect(throws: SQLiteError.self) {
            try frozen.read(into: pages) { _ in
                hands.advance(by: 1)
                _ = canCommit()
            }
        }
        #expect(error == .tooBusy(path: database.path, attempts: 5, limit: 0))
    }

    @Test func `too busy comes with the advice to use WAL`() {
        let failure = SQLiteError.tooBusy(path: "/x", attempts: 5, limit: 2).failure
        #expect(failure.code == .freezeTooLong && failure.next.contains("journal_mode=wal"))
        #expect(failure.canRetry)
    }

    @Test(arguments: [
        "DELETE FROM account WHERE id > 20000; VACUUM",
        SampleDatabase.insert(3000),
        "PRAGMA page_size=4096; VACUUM",
    ])
    func `a database of another size after a chunk is read anew`(change: String) throws {
        let frozen = try freeze(limit: 0)
        let before = frozen.geometry
        var steps = 0
        try frozen.read(into: pages) { _ in
            hands.advance(by: 1)
            steps += 1
            if steps == 2 { try other.run(change) }
        }
        frozen.end()
        #expect(pages.geometry != before && frozen.geometry == pages.geometry)
        #expect(try ask("PRAGMA integrity_check") == ["ok"])
    }

    @Test func `a database that was emptied after a chunk is read anew`() throws {
        let frozen = try freeze(limit: 0)
        var steps = 0
        try frozen.read(into: pages) { _ in
            hands.advance(by: 1)
            steps += 1
            if steps == 2 { try other.run("DROP TABLE account; DROP TABLE total; VACUUM") }
        }
        frozen.end()
        #expect(pages.order == [1])
    }
}
