import Domain
import Foundation
import TestSupport
import Testing

@testable import SQLiteSource

@Suite struct FrozenSQLiteTests {
    let databases = SQLiteDatabases(clock: HandClock().clock, patience: 5_000)

    /// The pages of `database` as they are now.
    private func gather(_ database: SampleDatabase) throws -> GatheredPages {
        let frozen = try databases.freeze(database.path, limit: 2)
        defer { frozen.end() }
        let pages = GatheredPages()
        try frozen.read(into: pages) { _ in }
        return pages
    }

    /// What SQLite says to `query` of an image.
    private func ask(_ query: String, of image: [UInt8]) throws -> [String] {
        let copy = try SampleDatabase(bytes: image)
        return try copy.connection().texts(query)
    }

    @Test(
        arguments: [512, 1024, 2048, 4096, 8192, 16384, 32768, 65536],
        [SampleDatabase.Journal.wal, .delete])
    func `pages come in order, and the first last`(
        pageSize: Int, journal: SampleDatabase.Journal
    ) throws {
        let pages = try gather(SampleDatabase(pageSize: pageSize, journal: journal, rows: 2000))
        #expect(pages.order == Array(2...pages.geometry.pageCount) + [1])
    }

    @Test(
        arguments: [
            "", "PRAGMA auto_vacuum=full;", "PRAGMA auto_vacuum=incremental;",
            "PRAGMA encoding='UTF-16le';", "PRAGMA user_version=77; PRAGMA application_id=99;",
            "CREATE TABLE x(y);\n.filectrl reserve_bytes 16\nVACUUM;",
        ], SampleDatabase.Journal.allCases)
    func `the image is the file but for the counters in its header`(
        setup: String, journal: SampleDatabase.Journal
    ) throws {
        let database = try SampleDatabase(journal: journal, setup: setup)
        let (file, image) = (try database.bytes, try gather(database).image)
        try #require(file.count == image.count)
        let different = file.indices.filter { file[$0] != image[$0] }
        let counters = Set(24..<28).union(40..<44).union(92..<96)
        #expect(counters.isSuperset(of: different))
    }

    @Test func `reserved bytes are kept`() throws {
        let setup = "CREATE TABLE x(y);\n.filectrl reserve_bytes 16\nVACUUM;"
        let database = try SampleDatabase(setup: setup)
        try #require(try database.bytes[20] == 16)
        #expect(try gather(database).image[20] == 16)
    }

    @Test func `a database of one page is that page`() throws {
        let database = try SampleDatabase(bytes: [])
        try database.sql("PRAGMA page_size=512; PRAGMA user_version=5;")
        #expect(try gather(database).order == [1])
    }

    @Test func `an empty database has no page`() throws {
        let pages = try gather(SampleDatabase(bytes: []))
        #expect(pages.passes == 1 && pages.order.isEmpty)
    }

    @Test func `the page of locks is never handed over`() throws {
        // The pages behind the first few are a hole in the file, and read as zeros.
        let database = try SampleDatabase(pageSize: 65536, journal: .delete, rows: 10)
        let count: UInt32 = 16_400
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: database.path))
        try handle.truncate(atOffset: UInt64(count) * 65536)
        try handle.seek(toOffset: 28)
        try handle.write(contentsOf: withUnsafeBytes(of: count.bigEndian) { Data($0) })
        try handle.close()
        let frozen = try databases.freeze(database.path, limit: 60)
        defer { frozen.end() }
        let pages = GatheredPages(keepsImage: false)
        try frozen.read(into: pages) { _ in }
        #expect(pages.order == Array(2...count).filter { $0 != 16_385 } + [1])
    }

    @Test func `reading again gives the same`() throws {
        let database = try SampleDatabase()
        let frozen = try databases.freeze(database.path, limit: 2)
        defer { frozen.end() }
        let (first, second) = (GatheredPages(), GatheredPages())
        try frozen.read(into: first) { _ in }
        try database.sql(SampleDatabase.transfer)
        try frozen.read(into: second) { _ in }
        #expect(first.image == second.image)
    }

    @Test func `steps tell how many pages were handed over`() throws {
        let database = try SampleDatabase(pageSize: 512, rows: 20_000)
        let frozen = try databases.freeze(database.path, limit: 2)
        defer { frozen.end() }
        var steps: [UInt32] = []
        try frozen.read(into: GatheredPages()) { steps.append($0) }
        #expect(steps.count > 1 && steps == steps.sorted())
        #expect(steps.last == frozen.geometry.pageCount)
    }

    @Test func `what a step throws ends the reading`() throws {
        struct Enough: Error {}
        let database = try SampleDatabase()
        let frozen = try databases.freeze(database.path, limit: 2)
        defer { frozen.end() }
        #expect(throws: Enough.self) {
            try frozen.read(into: GatheredPages()) { _ in throw Enough() }
        }
    }

    @Test func `what the consumer throws ends the reading`() throws {
        struct Enough: Error {}
        final class Refusing: PageConsumer {
            func begin(_ geometry: PageGeometry, frozenAt time: LocalTime) {}
            func receive(_ page: UInt32, _ bytes: UnsafeRawBufferPointer) throws { throw Enough() }
        }
        let database = try SampleDatabase()
        let frozen = try databases.freeze(database.path, limit: 2)
        defer { frozen.end() }
        #expect(throws: Enough.self) { try frozen.read(into: Refusing()) { _ in } }
    }

    @Test func `a reading that was ended can be done again`() throws {
        struct Enough: Error {}
        let database = try SampleDatabase()
        let frozen = try databases.freeze(database.path, limit: 2)
        defer { frozen.end() }
        try? frozen.read(into: GatheredPages()) { _ in throw Enough() }
        let pages = GatheredPages()
        try frozen.read(into: pages) { _ in }
        #expect(try ask("PRAGMA integrity_check", of: pages.image) == ["ok"])
    }

    @Test func `the time of the freeze is that of its begin`() throws {
        let hands = HandClock()
        let database = try SampleDatabase()
        let frozen = try SQLiteDatabases(clock: hands.clock).freeze(database.path, limit: 2)
        defer { frozen.end() }
        let begin = hands.clock.now
        hands.advance(by: 100)
        let pages = GatheredPages()
        try frozen.read(into: pages) { _ in }
        #expect(pages.frozenAt == begin)
    }

    @Test func `the freeze counts how long it is held, and stops at its end`() throws {
        let hands = HandClock()
        let database = try SampleDatabase()
        let frozen = try SQLiteDatabases(clock: hands.clock).freeze(database.path, limit: 2)
        hands.advance(by: 3)
        frozen.end()
        hands.advance(by: 4)
        #expect(frozen.heldSeconds == 3)
    }

    @Test func `a sound database passes the quick check`() throws {
        let database = try SampleDatabase()
        let frozen = try databases.freeze(database.path, limit: 2)
        defer { frozen.end() }
        #expect(try frozen.quickCheck().isEmpty)
    }

    @Test func `the quick check finds damage`() throws {
        var bytes = try SampleDatabase(pageSize: 1024, journal: .delete, rows: 2000).bytes
        bytes.replaceSubrange(20 * 1024..<21 * 1024, with: [UInt8](repeating: 0xAA, count: 1024))
        let database = try SampleDatabase(bytes: bytes)
        let frozen = try databases.freeze(database.path, limit: 2)
        defer { frozen.end() }
        #expect(try !frozen.quickCheck().isEmpty)
    }

    @Test func `a damaged database can be read all the same`() throws {
        var bytes = try SampleDatabase(pageSize: 1024, journal: .delete, rows: 2000).bytes
        bytes.replaceSubrange(20 * 1024..<21 * 1024, with: [UInt8](repeating: 0xAA, count: 1024))
        let database = try SampleDatabase(bytes: bytes)
        #expect(try gather(database).image.count == bytes.count)
    }

    @Test func `ending twice is ending once`() throws {
        let database = try SampleDatabase()
        let frozen = try databases.freeze(database.path, limit: 2)
        frozen.end()
        frozen.end()
    }

    @Test(arguments: SampleDatabase.Journal.allCases)
    func `nothing is open after the end`(journal: SampleDatabase.Journal) throws {
        let database = try SampleDatabase(journal: journal)
        let frozen = try databases.freeze(database.path, limit: 2)
        try frozen.read(into: GatheredPages()) { _ in }
        _ = try frozen.quickCheck()
        frozen.end()
        #expect(try !database.isOpen)
    }

    @Test func `nothing is open when a freeze goes away without an end`() throws {
        let database = try SampleDatabase()
        do { _ = try databases.freeze(database.path, limit: 2) }
        #expect(try !database.isOpen)
    }
}
