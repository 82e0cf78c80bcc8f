import Domain

import struct Crypto.SHA256

/// The digests of a backup as its bytes are now, made on two threads.
struct FileDigests: Hashable {
    /// The digest of the whole file.
    let file: Digest
    /// The digest of the bytes before the trailer.
    let frames: Digest

    private struct Segment: Sendable {
        var start: Int64
        var end: Int64
    }

    private struct Hashed: Sendable {
        var whole: [UInt8]
        /// Up to where the frames end, if that is inside the segment.
        var untilFramesEnd: [UInt8]?
        var bytes: Int64
    }

    /// Reads all of `file`, whose frames end at `framesEnd`.
    ///
    /// - Parameter progress: called with the bytes read since the last call; what it throws ends it.
    init(
        of file: OpenFile, size: Int64, framesEnd: Int64, progress: (Int64) throws -> Void
    ) throws {
        let length = Int64(SegmentedDigest.segmentBytes)
        let pool = WorkerPool<Segment, Hashed>(threads: 2) {
            { try Self.hash($0, of: file, framesEnd: framesEnd) }
        }
        defer { pool.stop() }
        var (whole, frames): ([[UInt8]], [[UInt8]]) = ([], [])
        func take() throws {
            let hashed = try pool.next()
            whole.append(hashed.whole)
            if let part = hashed.untilFramesEnd {
                frames.append(part)
            } else if Int64(whole.count) * length <= framesEnd {
                frames.append(hashed.whole)
            }
            try progress(hashed.bytes)
        }
        for start in stride(from: 0, to: size, by: Int(length)) {
            pool.submit(Segment(start: start, end: min(size, start + length)))
            while pool.pending >= 4 { try take() }
        }
        while pool.pending > 0 { try take() }
        self.file = SegmentedDigest.digest(ofSegments: whole)
        self.frames = SegmentedDigest.digest(ofSegments: frames)
    }

    private static func hash(
        _ segment: Segment, of file: OpenFile, framesEnd: Int64
    ) throws -> Hashed {
        var hash = SHA256()
        var part: [UInt8]?
        var position = segment.start
        while position < segment.end {
            // A read never crosses the end of the frames, so that the digest can be taken there.
            let limit = position < framesEnd ? min(segment.end, framesEnd) : segment.end
            let bytes = try file.bytes(at: position, count: Int(min(limit - position, 1 << 20)))
            guard !bytes.isEmpty else { throw FormatError.truncated }
            hash.update(data: bytes)
            position += Int64(bytes.count)
            if position == framesEnd, position < segment.end { part = Array(hash.finalize()) }
        }
        return Hashed(
            whole: Array(hash.finalize()), untilFramesEnd: part, bytes: segment.end - segment.start)
    }
}
