import Domain

import struct Crypto.SHA256

/// The skippable frame behind the frames of a backup: what makes a file part of a chain.
///
/// Format version 1, little endian, <https://github.com/facebook/zstd/blob/dev/doc/zstd_compression_format.md#skippable-frames>:
/// ```
///   0   4  0x184D2A53, the magic number of a skippable frame
///   4   4  n, bytes of what follows
/// and in what follows:
///   0   8  "STILLPNT"
///   8   2  format version: 1
///  10   1  kind: 0 full, 1 incremental
///  11   1  0
///  12   4  sequence: place in the chain, 0 for the full backup
///  16   8  id of this backup
///  24   8  id of the chain, which is the id of its full backup
///  32   8  id of the parent, 0 for none
///  40   4  bytes of a page, 0 when there are no pages
///  44   4  pages of the parent's image
///  48   4  pages of the image
///  52   4  changed pages
///  56   8  the freeze: microseconds since 1970-01-01T00:00:00Z, signed
///  64   4  seconds east of UTC on the node at the freeze, signed
///  68   4  0
///  72  32  digest of the parent's file, 0 for none
/// 104  32  digest of the parent's image, 0 for none
/// 136  32  digest of the image
/// 168  32  digest of the bytes of this file before this frame
/// 200  32  SHA-256 of the frame behind this one (the table of frames)
/// 232   …  task, node, path of the database: each 2 bytes of length, then UTF-8
/// n-32 32  SHA-256 of the bytes 0 to n-32
/// ```
/// A *digest* of a file is made by `SegmentedDigest`, one of an image by `PageTable`.
struct Trailer: Hashable {
    static let magic: UInt32 = 0x184D_2A53
    static let version: UInt16 = 1
    /// Longer ones are not written and not believed.
    static let maximumBytes = 256 * 1024

    private static let signature = Array("STILLPNT".utf8)

    /// What the backup says of itself.
    var facts: BackupFacts
    /// The digest of the bytes of the file before the trailer.
    var frames: Digest
    /// The SHA-256 of the table of frames behind the trailer.
    var seekTable: Digest

    /// The whole skippable frame.
    var encoded: [UInt8] {
        let payload = payload
        var frame = ByteWriter()
        frame.number(Self.magic)
        frame.number(UInt32(payload.count + Digest.byteCount))
        frame.raw(payload)
        frame.raw(SHA256.hash(data: payload))
        return frame.bytes
    }

    private var payload: [UInt8] {
        var out = ByteWriter()
        out.raw(Self.signature)
        out.number(Self.version)
        out.number(UInt8(facts.kind == .full ? 0 : 1))
        out.number(UInt8(0))
        out.number(facts.sequence)
        for id in [facts.id, facts.chain, facts.parent ?? BackupID(rawValue: 0)] {
            out.number(id.rawValue)
        }
        out.number(UInt32(facts.geometry.pageSize))
        for count in [facts.pagesBefore, facts.geometry.pageCount, facts.changedPages] {
            out.number(count)
        }
        out.number(facts.time.microseconds)
        out.number(facts.time.offset)
        out.number(UInt32(0))
        for digest in [facts.parentFile, facts.imageBefore, facts.imageAfter, frames, seekTable] {
            out.raw(digest.bytes)
        }
        for text in [facts.task, facts.node, facts.database] { out.text(text) }
        return out.bytes
    }

    init(facts: BackupFacts, frames: Digest, seekTable: Digest) {
        self.facts = facts
        self.frames = frames
        self.seekTable = seekTable
    }

    /// Reads a whole skippable frame.
    ///
    /// - Throws: `notABackup`, `unsupportedVersion`, `badTrailer`.
    init(_ frame: [UInt8]) throws(FormatError) {
        var head = ByteReader(frame)
        guard let magic = try? head.number(UInt32.self), magic == Self.magic,
            let length = try? head.number(UInt32.self), Int(length) == head.count,
            head.count > Digest.byteCount,
            let payload = try? head.raw(head.count - Digest.byteCount)
        else { throw .notABackup }
        var reader = ByteReader(payload)
        guard let signature = try? reader.raw(8), Array(signature) == Self.signature,
            let version = try? reader.number(UInt16.self)
        else { throw .notABackup }
        guard version == Self.version else { throw .unsupportedVersion(version) }
        guard let seal = try? head.raw(Digest.byteCount),
            Array(seal) == Array(SHA256.hash(data: payload)),
            let trailer = try? Trailer(fields: &reader)
        else { throw .badTrailer }
        self = trailer
    }

    private struct Contradiction: Error {}

    private init(fields reader: inout ByteReader) throws {
        let kind = try reader.number(UInt8.self)
        _ = try reader.number(UInt8.self)
        let sequence = try reader.number(UInt32.self)
        let ids = try (0..<3).map { _ in BackupID(rawValue: try reader.number()) }
        let counts = try (0..<4).map { _ in try reader.number(UInt32.self) }
        let time = LocalTime(microseconds: try reader.number(), offset: try reader.number())
        _ = try reader.number(UInt32.self)
        let digests = try (0..<5).map { _ in try reader.raw(Digest.byteCount) }.compactMap(
            Digest.init)
        let texts = try (0..<3).map { _ in try reader.text() }
        guard kind <= 1, digests.count == 5 else { throw Contradiction() }
        facts = BackupFacts(
            id: ids[0], chain: ids[1], parent: ids[2].rawValue == 0 ? nil : ids[2],
            sequence: sequence, kind: kind == 0 ? .full : .incremental, task: texts[0],
            node: texts[1], database: texts[2], time: time,
            geometry: PageGeometry(pageSize: Int(counts[0]), pageCount: counts[2]),
            pagesBefore: counts[1], changedPages: counts[3], parentFile: digests[0],
            imageBefore: digests[1], imageAfter: digests[2])
        (frames, seekTable) = (digests[3], digests[4])
        guard facts.isPossible else { throw Contradiction() }
    }
}
