/// The frame at the start of a backup, which is written last: it holds page 1.
///
/// Its content is stored and not compressed, so that its size is known before its content:
/// ```
///   0   4  0xFD2FB528, the magic number of a zstd frame
///   4   1  0x64: 2 bytes of content size, single segment, checksum
///   5   2  bytes of content - 256
///   7   3  block header: last block, raw, bytes of content << 3
///  10   n  content
///   …   4  checksum: the low half of the content's XXH64
/// ```
/// <https://github.com/facebook/zstd/blob/dev/doc/zstd_compression_format.md#frame_header>
enum FirstFrame {
    /// Bytes of the frame around `contentBytes` bytes, 512 to 65544.
    static func byteCount(around contentBytes: Int) -> Int { contentBytes + 14 }

    /// The frame around `content`.
    static func frame(of content: [UInt8]) throws -> [UInt8] {
        var out = ByteWriter()
        out.number(UInt32(0xFD2F_B528))
        out.number(UInt8(0x64))
        out.number(UInt16(content.count - 256))
        let block = UInt32(content.count) << 3 | 1
        out.raw([0, 8, 16].map { UInt8(truncatingIfNeeded: block >> $0) })
        out.raw(content)
        // zstd does not give its XXH64 away, but ends every frame of this content with it.
        out.raw(try FrameCompressor(level: 1).frame(of: content).suffix(4))
        return out.bytes
    }
}
