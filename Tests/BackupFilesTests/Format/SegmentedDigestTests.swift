import Domain
import TestSupport
import Testing

import struct Crypto.SHA256

@testable import BackupFiles

@Suite struct SegmentedDigestTests {
    static let segment = SegmentedDigest.segmentBytes
    static let sizes = [0, 1, segment - 1, segment, segment + 1, 2 * segment, 2 * segment + 3]

    /// The digest by its definition.
    static func naive(_ bytes: [UInt8]) -> Digest? {
        let hashes = stride(from: 0, to: bytes.count, by: segment).flatMap {
            Array(SHA256.hash(data: bytes[$0..<min($0 + segment, bytes.count)]))
        }
        return Digest(SHA256.hash(data: hashes))
    }

    static func bytes(_ count: Int) -> [UInt8] {
        var random = SeededRandom(seed: UInt64(count))
        return noise(count, using: &random)
    }

    @Test(arguments: sizes)
    func `the digest is that of the digests of the segments`(size: Int) {
        let bytes = Self.bytes(size)
        var digest = SegmentedDigest()
        bytes.withUnsafeBytes { digest.append($0) }
        #expect(digest.digest == Self.naive(bytes))
    }

    @Test(arguments: sizes)
    func `the first segment may come last`(size: Int) {
        let bytes = Self.bytes(size)
        var digest = SegmentedDigest(firstComesLast: true)
        [UInt8](repeating: 0, count: min(size, Self.segment)).withUnsafeBytes { digest.append($0) }
        bytes.dropFirst(Self.segment).withUnsafeBytes { digest.append($0) }
        digest.supplyFirst(Array(bytes.prefix(Self.segment)))
        #expect(digest.digest == Self.naive(bytes))
    }

    @Test(arguments: [100, segment - 1, segment, segment + 1])
    func `bytes may follow after the first segment came`(size: Int) {
        let bytes = Self.bytes(size)
        var digest = SegmentedDigest(firstComesLast: true)
        bytes.withUnsafeBytes { digest.append($0) }
        digest.supplyFirst(Array(bytes.prefix(Self.segment)))
        let more: [UInt8] = [1, 2, 3]
        more.withUnsafeBytes { digest.append($0) }
        #expect(digest.digest == Self.naive(bytes + more))
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `it does not matter where the bytes are cut`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let bytes = Self.bytes(2 * Self.segment + 77)
        var digest = SegmentedDigest()
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = rest.prefix(.random(in: 0...3 << 20, using: &random))
            part.withUnsafeBytes { digest.append($0) }
            rest = rest.dropFirst(part.count)
        }
        #expect(digest.digest == Self.naive(bytes), "seed \(seed)")
    }

    @Test func `asking for the digest does not end it`() {
        var digest = SegmentedDigest()
        Self.bytes(10).withUnsafeBytes { digest.append($0) }
        _ = digest.digest
        Self.bytes(20).withUnsafeBytes { digest.append($0) }
        #expect(digest.digest == Self.naive(Self.bytes(10) + Self.bytes(20)))
    }
}
