import Domain
import TestSupport
import Testing

import struct Crypto.SHA256

@testable import BackupFiles

@Suite struct TrailerTests {
    static let sample = Trailer(
        facts: .incrementalSample, frames: .sample(5), seekTable: .sample(6))

    /// A trailer frame around `payload`, sealed as it should be.
    static func frame(_ payload: [UInt8]) -> [UInt8] {
        var out = ByteWriter()
        out.number(Trailer.magic)
        out.number(UInt32(payload.count + Digest.byteCount))
        out.raw(payload)
        out.raw(SHA256.hash(data: payload))
        return out.bytes
    }

    static var payload: [UInt8] { Array(sample.encoded.dropFirst(8).dropLast(Digest.byteCount)) }

    @Test(
        arguments: [
            .incrementalSample, .fullSample,
            .fullSample.with { $0.geometry = PageGeometry(pageSize: 0, pageCount: 0) },
            .incrementalSample.with { $0.time = LocalTime(microseconds: -1, offset: 50_400) },
            .incrementalSample.with { ($0.task, $0.node, $0.database) = ("", "", "") },
        ] as [BackupFacts])
    func `what was written is read again`(facts: BackupFacts) throws {
        let trailer = Trailer(facts: facts, frames: .sample(5), seekTable: .sample(6))
        #expect(try Trailer(trailer.encoded) == trailer)
    }

    @Test func `every changed byte is noticed`() {
        let frame = Self.sample.encoded
        let unnoticed = frame.indices.filter { index in
            var changed = frame
            changed[index] ^= 1
            return (try? Trailer(changed)) != nil
        }
        #expect(unnoticed.isEmpty)
    }

    @Test func `a frame that is cut anywhere is noticed`() {
        let frame = Self.sample.encoded
        #expect(frame.indices.allSatisfy { (try? Trailer(Array(frame.prefix($0)))) == nil })
    }

    @Test func `a byte too many is noticed`() {
        #expect(throws: FormatError.notABackup) { try Trailer(Self.sample.encoded + [0]) }
    }

    @Test func `a later version is named`() {
        var payload = Self.payload
        payload[8] = 2
        let frame = Self.frame(payload)
        #expect(throws: FormatError.unsupportedVersion(2)) { try Trailer(frame) }
    }

    @Test func `somebody else's skippable frame is no trailer`() {
        let frame = Self.frame(Array("ANOTHER FORMAT".utf8))
        #expect(throws: FormatError.notABackup) { try Trailer(frame) }
    }

    @Test(
        arguments: [
            (10, [2]),  // a kind that does not exist
            (10, [0]),  // a full backup with a parent
            (12, [0, 0, 0, 0]),  // an incremental backup at the start of a chain
            (12, [255, 255, 255, 255]),  // a sequence with nothing after it
            (32, [0, 0, 0, 0, 0, 0, 0, 0]),  // an incremental backup without a parent
            (40, [0, 0, 0, 0]),  // pages of no bytes
            (40, [1, 16, 0, 0]),  // pages of 4097 bytes
            (40, [255, 255, 255, 255]),  // pages so long that the image has no size
            (48, [255, 255, 255, 255]),  // more pages than SQLite has numbers for
        ] as [(Int, [UInt8])])
    func `fields that contradict each other are refused`(offset: Int, bytes: [UInt8]) {
        var payload = Self.payload
        payload.replaceSubrange(offset..<offset + bytes.count, with: bytes)
        let frame = Self.frame(payload)
        #expect(throws: FormatError.badTrailer) { try Trailer(frame) }
    }

    @Test func `the longest texts fit into the longest trailer`() throws {
        let long = String(repeating: "x", count: 70_000)
        let facts = BackupFacts.incrementalSample.with {
            ($0.task, $0.node, $0.database) = (long, long, long)
        }
        let frame = Trailer(facts: facts, frames: .none, seekTable: .none).encoded
        #expect(frame.count <= Trailer.maximumBytes)
    }
}
