import Domain

import struct Crypto.SHA256

/// Makes the digest of a file: the SHA-256 of the SHA-256s of its 8 MiB segments.
///
/// Segments can be hashed in parallel, and the first one last: a backup's first bytes are written
/// when all others are.
struct SegmentedDigest {
    static let segmentBytes = 8 << 20

    private var position: Int64 = 0
    private var current = SHA256()
    private var finished: [[UInt8]] = []
    private var hasFirst = true

    /// A digest of nothing yet.
    ///
    /// - Parameter firstComesLast: bytes of the first segment are passed over until `supplyFirst`.
    init(firstComesLast: Bool = false) { hasFirst = !firstComesLast }

    /// Goes on with the bytes that come next in the file.
    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let room = Self.segmentBytes - Int(position % Int64(Self.segmentBytes))
            let part = rest.prefix(room)
            if hasFirst || position >= Int64(Self.segmentBytes) {
                current.update(bufferPointer: UnsafeRawBufferPointer(rebasing: part))
            }
            position += Int64(part.count)
            rest = rest.dropFirst(part.count)
            if part.count == room { endSegment() }
        }
    }

    /// Supplies the first segment, as far as the file goes by now, after all bytes behind it.
    mutating func supplyFirst(_ bytes: [UInt8]) {
        precondition(!hasFirst && Int64(bytes.count) == min(position, Int64(Self.segmentBytes)))
        hasFirst = true
        var first = SHA256()
        first.update(data: bytes)
        if position < Int64(Self.segmentBytes) {
            current = first
        } else {
            finished[0] = Array(first.finalize())
        }
    }

    /// The digest of all bytes so far.
    var digest: Digest {
        var segments = finished
        if position % Int64(Self.segmentBytes) != 0 { segments.append(Array(current.finalize())) }
        return Self.digest(ofSegments: segments)
    }

    /// The digest of a file whose segments have these SHA-256s.
    static func digest(ofSegments segments: [[UInt8]]) -> Digest {
        var outer = SHA256()
        for segment in segments { outer.update(data: segment) }
        return Digest(outer.finalize()) ?? .none
    }

    private mutating func endSegment() {
        finished.append(Array(current.finalize()))
        current = SHA256()
    }
}
