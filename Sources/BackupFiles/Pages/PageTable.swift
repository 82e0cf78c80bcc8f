import Domain
import Glibc

import struct Crypto.SHA256

/// The digests of all pages of an image, in page order, in a file.
///
/// 16 bytes a page from `headerBytes` on; before them, little endian: "STILLTAB", the backup's id
/// (8), the digest of the backup's file (32), bytes of a page (4), number of pages (4), 8 zero bytes.
/// It is a cache: whoever reads it compares its digest with the image's digest in the backup.
final class PageTable {
    static let headerBytes: Int64 = 64
    private static let signature = Array("STILLTAB".utf8)

    private let file: OpenFile

    /// A table in `file`, whose pages may be set in any order.
    init(in file: OpenFile) { self.file = file }

    /// The path of the table.
    var path: String { file.path }

    /// Keeps the digests of pages from `first` on.
    func set(_ digests: [PageDigest], from first: UInt32) throws {
        try digests.withUnsafeBytes { try file.write($0, at: Self.offset(of: first)) }
    }

    /// The digests of up to `count` pages from `first` on; fewer only at the end.
    func digests(from first: UInt32, count: Int) throws -> [PageDigest] {
        try [PageDigest](unsafeUninitializedCapacity: count) { buffer, initialized in
            let bytes = try file.read(
                into: UnsafeMutableRawBufferPointer(buffer), at: Self.offset(of: first))
            initialized = bytes / PageDigest.byteCount
        }
    }

    /// The digest of the image: the SHA-256 of the digests of its first `count` pages.
    func imageDigest(pages count: UInt32) throws -> Digest {
        var hash = SHA256()
        var left = Int64(count) * Int64(PageDigest.byteCount)
        var offset = Self.headerBytes
        while left > 0 {
            let bytes = try file.bytes(at: offset, count: Int(min(left, 1 << 20)))
            guard !bytes.isEmpty else { return .none }
            hash.update(data: bytes)
            offset += Int64(bytes.count)
            left -= Int64(bytes.count)
        }
        return Digest(hash.finalize()) ?? .none
    }

    /// Forgets the pages behind the first `count`.
    func cut(toPages count: UInt32) throws {
        try file.truncate(to: Self.offset(of: count + 1))
    }

    /// Writes down which backup the table belongs to.
    func seal(_ facts: BackupFacts, file digest: Digest) throws {
        try file.write(Self.header(facts, digest), at: 0)
    }

    /// Whether the table belongs to that very backup and its digests are those of its image.
    func belongs(to facts: BackupFacts, file digest: Digest) throws -> Bool {
        let header = Self.header(facts, digest)
        return try file.bytes(at: 0, count: header.count) == header
            && file.size() == Self.offset(of: facts.geometry.pageCount + 1)
            && imageDigest(pages: facts.geometry.pageCount) == facts.imageAfter
    }

    private static func offset(of page: UInt32) -> Int64 {
        headerBytes + Int64(page - 1) * Int64(PageDigest.byteCount)
    }

    private static func header(_ facts: BackupFacts, _ digest: Digest) -> [UInt8] {
        var out = ByteWriter()
        out.raw(signature)
        out.number(facts.id.rawValue)
        out.raw(digest.bytes)
        out.number(UInt32(facts.geometry.pageSize))
        out.number(facts.geometry.pageCount)
        out.number(UInt64(0))
        return out.bytes
    }
}
