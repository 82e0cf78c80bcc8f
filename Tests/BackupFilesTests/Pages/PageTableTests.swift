import Domain
import TestSupport
import Testing

import struct Crypto.SHA256

@testable import BackupFiles

@Suite struct PageTableTests {
    let folder: TemporaryFolder
    let file: OpenFile
    let table: PageTable

    static let digests = (0..<200).map { number in
        [UInt8(number)].withUnsafeBytes { PageDigest(of: $0) }
    }

    init() throws {
        folder = try TemporaryFolder()
        file = try OpenFile.new(folder.path("table"))
        table = PageTable(in: file)
    }

    /// A sealed table of 200 pages, and the facts it belongs to.
    private func sealed() throws -> BackupFacts {
        try table.set(Self.digests, from: 1)
        let image = try table.imageDigest(pages: 200)
        let facts = BackupFacts.incrementalSample.with {
            $0.geometry = PageGeometry(pageSize: 512, pageCount: 200)
            $0.imageAfter = image
        }
        try table.seal(facts, file: .sample(1))
        return facts
    }

    @Test func `digests may be set in any order`() throws {
        try table.set(Array(Self.digests[100...]), from: 101)
        try table.set(Array(Self.digests[..<100]), from: 1)
        #expect(try table.digests(from: 1, count: 200) == Self.digests)
    }

    @Test(arguments: [(1, 3, 3), (199, 5, 2), (200, 1, 1), (201, 1, 0), (5000, 9, 0)])
    func `fewer digests are given only at the end`(first: UInt32, count: Int, found: Int) throws {
        try table.set(Self.digests, from: 1)
        #expect(try table.digests(from: first, count: count).count == found)
    }

    @Test func `pages behind a cut are forgotten`() throws {
        try table.set(Self.digests, from: 1)
        try table.cut(toPages: 10)
        #expect(try table.digests(from: 1, count: 200) == Array(Self.digests[..<10]))
    }

    @Test(arguments: [0, 1, 200])
    func `the image's digest is that of its pages' digests`(pages: Int) throws {
        try table.set(Self.digests, from: 1)
        let bytes = Self.digests[..<pages].flatMap { withUnsafeBytes(of: $0.bytes) { Array($0) } }
        #expect(try table.imageDigest(pages: UInt32(pages)) == Digest(SHA256.hash(data: bytes)))
    }

    @Test func `a table with too few pages has no image digest`() throws {
        try table.set(Self.digests, from: 1)
        #expect(try table.imageDigest(pages: 201) == .none)
    }

    @Test func `a sealed table belongs to its backup`() throws {
        let facts = try sealed()
        #expect(try table.belongs(to: facts, file: .sample(1)))
    }

    @Test(
        arguments: [
            { $0.id = BackupID(rawValue: 5) },
            { $0.geometry = PageGeometry(pageSize: 1024, pageCount: 200) },
            { $0.geometry = PageGeometry(pageSize: 512, pageCount: 199) },
            { $0.imageAfter = .sample(8) },
        ] as [@Sendable (inout BackupFacts) -> Void])
    func `it belongs to no other backup`(change: @Sendable (inout BackupFacts) -> Void) throws {
        let facts = try sealed()
        #expect(try !table.belongs(to: facts.with(change), file: .sample(1)))
    }

    @Test func `it belongs to no other file of the same backup`() throws {
        let facts = try sealed()
        #expect(try !table.belongs(to: facts, file: .sample(2)))
    }

    @Test func `a table with any byte changed belongs to nothing`() throws {
        let facts = try sealed()
        let whole = try bytes(of: file.path)
        let unnoticed = try whole.indices.filter { index in
            try file.write([whole[index] ^ 1], at: Int64(index))
            defer { try? file.write([whole[index]], at: Int64(index)) }
            return try table.belongs(to: facts, file: .sample(1))
        }
        #expect(unnoticed.isEmpty)
    }

    @Test(arguments: [-1, -16, -3200, -3264, 1, 16])
    func `a table of another length belongs to nothing`(change: Int64) throws {
        let facts = try sealed()
        try file.truncate(to: 64 + 16 * 200 + change)
        #expect(try !table.belongs(to: facts, file: .sample(1)))
    }
}
