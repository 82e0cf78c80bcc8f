import TestSupport
import Testing

@testable import BackupFiles

@Suite struct ZstdTests {
    @Test(arguments: [1, 3, 19], [0, 1, 100_000, 1 << 20])
    func `a frame decodes to what was compressed`(level: Int, count: Int) throws {
        var random = SeededRandom(seed: 1)
        let content =
            noise(count / 2, using: &random) + [UInt8](repeating: 1, count: count - count / 2)
        let frame = try FrameCompressor(level: level).frame(of: content)
        #expect(try FrameDecompressor().content(of: frame, count: count) == content)
    }

    @Test(arguments: [999, 1001, 0])
    func `content of another size than expected is refused`(count: Int) throws {
        let frame = try FrameCompressor(level: 3).frame(of: [UInt8](repeating: 1, count: 1000))
        #expect(throws: FormatError.self) {
            try FrameDecompressor().content(of: frame, count: count)
        }
    }

    @Test func `every changed byte of a frame is noticed`() throws {
        var random = SeededRandom(seed: 2)
        let content = noise(200, using: &random)
        let frame = try FrameCompressor(level: 3).frame(of: content)
        let decompressor = FrameDecompressor()
        let unnoticed = frame.indices.filter { index in
            var changed = frame
            changed[index] ^= 0x10
            let decoded = try? decompressor.content(of: changed, count: content.count)
            return decoded != nil && decoded != content
        }
        #expect(unnoticed.isEmpty)
    }

    @Test func `a decompressor goes on after a bad frame`() throws {
        let decompressor = FrameDecompressor()
        let frame = try FrameCompressor(level: 3).frame(of: [1, 2, 3])
        #expect(throws: FormatError.self) { try decompressor.content(of: [9, 9, 9], count: 3) }
        #expect(try decompressor.content(of: frame, count: 3) == [1, 2, 3])
    }
}
