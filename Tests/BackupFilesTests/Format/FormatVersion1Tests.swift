import Domain
import Foundation
import TestSupport
import Testing

import struct Crypto.SHA256

@testable import BackupFiles

/// A full backup and two incremental ones that were made when version 1 of the format was new, and
/// the databases they were made of. They are never made again: what could be restored once can be
/// restored for ever.
@Suite struct FormatVersion1Tests {
    static let ids = ["abcd000000000001", "abcd000000000002", "abcd000000000003"]
    static let names = [
        "2026-11-23T02-01-00+0100.full-backup.sqlite.zst",
        "2026-11-23T02-02-00+0100.incremental-backup-0001.pages.zst",
        "2026-11-23T02-03-00+0100.incremental-backup-0002.pages.zst",
    ]

    let home: TemporaryFolder
    let store: FileBackupStore
    let folder: String
    let images: String

    init() throws {
        home = try TemporaryFolder()
        store = FileBackupStore(stateFolder: home.path("state"), writer: MadeUpChain.writer)
        let fixture = try #require(Bundle.module.resourceURL).path + "/Fixtures/version-1"
        folder = fixture + "/backups/2026-11-23T02-01-00+0100.shop-A-backup"
        images = fixture + "/images"
    }

    @Test func `all points are found, in order`() throws {
        #expect(try store.catalog(of: folder).points.map(\.id.description) == Self.ids)
    }

    @Test func `all points are complete`() throws {
        #expect(try store.catalog(of: folder).points.allSatisfy { $0.state == .complete })
    }

    @Test func `nothing is wrong with it`() throws {
        let points = try store.catalog(of: folder).points
        #expect(try store.findings(in: points, level: .content) { _, _ in }.isEmpty)
    }

    @Test(arguments: 0...2)
    func `every point gives its database, byte for byte`(index: Int) throws {
        let catalog = try store.catalog(of: folder)
        let target = home.path("restored.db")
        let image = try store.beginImage(at: target, by: MadeUpChain.writer)
        try image.build(from: catalog.chain(endingAt: catalog.points[index])) { _, _ in }
        try image.commit()
        #expect(try bytes(of: target) == bytes(of: "\(images)/\(index).db"))
    }

    @Test(arguments: 0...2)
    func `recover.py gives the database of every point`(index: Int) throws {
        try write(PackageResources.recover_py, to: home.path("recover.py"))
        let target = home.path("restored.db")
        let result = try Program("python3").run(
            home.path("recover.py"), folder, "--point", Self.ids[index], "--to", target)
        #expect(
            try bytes(of: target) == bytes(of: "\(images)/\(index).db"), "\(result.errorText)")
    }

    @Test(arguments: 0...2)
    func `a sidecar tells the digest of its file`(index: Int) throws {
        let path = "\(folder)/\(Self.names[index])"
        let digest = SegmentedDigestTests.naive(try bytes(of: path))
        #expect(Sidecar.beside(path)?.fileDigest == digest?.description)
    }

    @Test func `today's writer makes a full backup with the same fields at the same places`() throws
    {
        let chain = try MadeUpChain()
        let image = try bytes(of: images + "/0.db")
        let pages = stride(from: 0, to: image.count, by: 512).map { Array(image[$0..<$0 + 512]) }
        let point = try #require(try chain.add(MadeUpImage(pageSize: 512, pages: pages)))
        let (old, new) = (
            try Self.payload(of: bytes(of: "\(folder)/\(Self.names[0])")),
            try Self.payload(of: bytes(of: point.file))
        )
        // The digests of frames and table depend on the version of zstd.
        #expect(old[..<168] == new[..<168])
        #expect(old[232..<old.count - 32] == new[232..<new.count - 32])
    }

    /// What follows the 8 bytes that begin the trailer, found as the documentation says: by the last
    /// entry of the table at the end of the file.
    private static func payload(of file: [UInt8]) throws -> [UInt8] {
        let frames = Int(number(file, file.count - 9, bytes: 4))
        let table = file.count - (8 + 8 * frames + 9)
        let length = Int(number(file, table + 8 + 8 * (frames - 1), bytes: 4))
        return Array(file[table - length + 8..<table])
    }

    private static func number(_ bytes: [UInt8], _ offset: Int, bytes count: Int) -> UInt64 {
        bytes[offset..<offset + count].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// A number in a trailer: which file, where, how long, what it is.
    struct Field: Sendable, CustomTestStringConvertible {
        var file: Int
        var offset: Int
        var bytes: Int
        var value: UInt64

        var testDescription: String { "file \(file), offset \(offset)" }

        init(_ file: Int, _ offset: Int, _ bytes: Int, _ value: UInt64) {
            (self.file, self.offset, self.bytes, self.value) = (file, offset, bytes, value)
        }
    }

    @Test(arguments: [
        Field(0, 0, 8, 0x544E_504C_4C49_5453), Field(0, 8, 2, 1), Field(0, 10, 1, 0),
        Field(2, 10, 1, 1), Field(2, 11, 1, 0), Field(0, 12, 4, 0), Field(2, 12, 4, 2),
        Field(2, 16, 8, 0xABCD_0000_0000_0003), Field(2, 24, 8, 0xABCD_0000_0000_0001),
        Field(2, 32, 8, 0xABCD_0000_0000_0002), Field(0, 32, 8, 0), Field(2, 40, 4, 512),
        Field(2, 44, 4, 8), Field(2, 48, 4, 7), Field(2, 52, 4, 7),
        Field(2, 56, 8, 1_795_395_780_000_000), Field(2, 64, 4, 3600), Field(2, 68, 4, 0),
    ])
    func `a number stands where the documentation says`(field: Field) throws {
        let payload = try Self.payload(of: bytes(of: "\(folder)/\(Self.names[field.file])"))
        #expect(Self.number(payload, field.offset, bytes: field.bytes) == field.value)
    }

    @Test(arguments: 1...2)
    func `the digest of the parent's file stands at 72`(index: Int) throws {
        let payload = try Self.payload(of: bytes(of: "\(folder)/\(Self.names[index])"))
        let parent = SegmentedDigestTests.naive(try bytes(of: "\(folder)/\(Self.names[index - 1])"))
        #expect(Digest(payload[72..<104]) == parent)
    }

    @Test(arguments: 0...2, [104, 136])
    func `the digests of the images stand at 104 and 136`(index: Int, offset: Int) throws {
        let payload = try Self.payload(of: bytes(of: "\(folder)/\(Self.names[index])"))
        let image = offset == 136 ? index : index - 1
        let expected = image < 0 ? Digest.none : try imageDigest(image)
        #expect(Digest(payload[offset..<offset + 32]) == expected)
    }

    /// The SHA-256 of the first halves of the SHA-256s of the pages.
    private func imageDigest(_ index: Int) throws -> Digest? {
        let image = try bytes(of: "\(images)/\(index).db")
        let halves = stride(from: 0, to: image.count, by: 512).flatMap {
            Array(SHA256.hash(data: image[$0..<$0 + 512])).prefix(16)
        }
        return Digest(SHA256.hash(data: halves))
    }

    @Test(arguments: 0...2)
    func `the digest of the frames stands at 168 and that of their table at 200`(index: Int) throws
    {
        let file = try bytes(of: "\(folder)/\(Self.names[index])")
        let payload = try Self.payload(of: file)
        let table = file.count - (17 + 8 * Int(Self.number(file, file.count - 9, bytes: 4)))
        let frames = Array(file[..<(table - payload.count - 8)])
        #expect(Digest(payload[168..<200]) == SegmentedDigestTests.naive(frames))
        #expect(Digest(payload[200..<232]) == Digest(SHA256.hash(data: file[table...])))
    }

    @Test(arguments: 0...2)
    func `task, node and database stand at 232, and a seal at the end`(index: Int) throws {
        let payload = try Self.payload(of: bytes(of: "\(folder)/\(Self.names[index])"))
        let texts: [UInt8] =
            [4, 0] + Array("shop".utf8) + [1, 0, 65, 12, 0] + Array("/srv/shop.db".utf8)
        #expect(Array(payload[232..<payload.count - 32]) == texts)
        #expect(Digest(payload.suffix(32)) == Digest(SHA256.hash(data: payload.dropLast(32))))
    }
}
