import Domain

import struct Crypto.SHA256

/// The table of frames at the very end of a backup: where each frame begins.
///
/// The zstd seekable format, version 0.1.0, without checksums,
/// <https://github.com/facebook/zstd/blob/dev/contrib/seekable_format/zstd_seekable_compression_format.md>,
/// little endian:
/// ```
///   0   4  0x184D2A5E, the magic number of a skippable frame
///   4   4  8 k + 9, bytes of what follows
///   8  8k  for each frame: its bytes in the file (4), the bytes it decodes to (4)
///   …   4  k, the number of frames
///   …   1  descriptor: 0
///   …   4  0x8F92EAB1
/// ```
/// The last entry is the trailer's: a skippable frame, decoding to 0 bytes.
struct SeekTable: Hashable {
    /// One frame.
    struct Entry: Hashable {
        /// Bytes of the frame in the file.
        var compressed: UInt32
        /// Bytes it decodes to.
        var content: UInt32
    }

    static let magic: UInt32 = 0x184D_2A5E
    static let footerMagic: UInt32 = 0x8F92_EAB1
    static let footerBytes = 9
    static let headerBytes = 8

    /// The frames, in order, the trailer's last.
    var entries: [Entry] = []

    /// Bytes of the encoded table.
    var byteCount: Int { Self.headerBytes + 8 * entries.count + Self.footerBytes }

    /// The whole skippable frame.
    var encoded: [UInt8] {
        var out = ByteWriter()
        out.number(Self.magic)
        out.number(UInt32(byteCount - Self.headerBytes))
        for entry in entries {
            out.number(entry.compressed)
            out.number(entry.content)
        }
        out.number(UInt32(entries.count))
        out.number(UInt8(0))
        out.number(Self.footerMagic)
        return out.bytes
    }

    init() {}

    /// Reads the table at the end of `file`, and checks that its frames fill the file.
    ///
    /// - Throws: `truncated`, `notABackup`, `badSeekTable`; `SystemError`.
    init(atEndOf file: OpenFile, size: Int64) throws {
        guard size >= Int64(Self.headerBytes + Self.footerBytes) else {
            throw FormatError.truncated
        }
        var footer = ByteReader(
            try file.bytes(at: size - Int64(Self.footerBytes), count: Self.footerBytes))
        let count = Int(try footer.number(UInt32.self))
        let descriptor = try footer.number(UInt8.self)
        guard try footer.number(UInt32.self) == Self.footerMagic else {
            throw FormatError.notABackup
        }
        let bytes = Self.headerBytes + 8 * count + Self.footerBytes
        guard descriptor == 0, count > 0, Int64(bytes) <= size else {
            throw FormatError.badSeekTable
        }
        // The count is not to be believed, nor memory to be taken for it, before the other end of
        // the table says the same.
        var header = ByteReader(
            try file.bytes(at: size - Int64(bytes), count: Self.headerBytes))
        guard try header.number(UInt32.self) == Self.magic,
            try Int(header.number(UInt32.self)) == bytes - Self.headerBytes
        else { throw FormatError.badSeekTable }
        var table = ByteReader(
            try file.bytes(at: size - Int64(bytes - Self.headerBytes), count: 8 * count))
        entries.reserveCapacity(count)
        for _ in 0..<count {
            entries.append(Entry(compressed: try table.number(), content: try table.number()))
        }
        let total = entries.reduce(Int64(bytes)) { $0 + Int64($1.compressed) }
        guard total == size else { throw FormatError.badSeekTable }
    }
}
