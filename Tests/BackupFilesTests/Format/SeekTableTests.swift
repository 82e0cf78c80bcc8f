import Foundation
import TestSupport
import Testing

@testable import BackupFiles

@Suite struct SeekTableTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A table of these frames: bytes in the file and bytes of content.
    static func table(_ entries: [(UInt32, UInt32)]) -> SeekTable {
        var table = SeekTable()
        table.entries = entries.map { SeekTable.Entry(compressed: $0, content: $1) }
        return table
    }

    private func read(_ bytes: [UInt8]) throws -> SeekTable {
        let file = try OpenFile.new(folder.path("file-\(UInt64.random(in: 0...(.max)))"), bytes)
        return try SeekTable(atEndOf: file, size: Int64(bytes.count))
    }

    @Test(arguments: [1, 2, 500])
    func `a table is read again from the end of its file`(count: UInt32) throws {
        let table = Self.table((1...count).map { ($0, 1000 + $0) })
        let frames = [UInt8](repeating: 9, count: (1...Int(count)).reduce(0, +))
        #expect(try read(frames + table.encoded) == table)
    }

    @Test func `the bytes are those of the seekable format`() {
        let bytes: [UInt8] = [
            0x5E, 0x2A, 0x4D, 0x18, 17, 0, 0, 0,  // skippable frame 0xE, its size
            3, 0, 0, 0, 4, 0, 0, 0,  // one frame
            1, 0, 0, 0, 0, 0xB1, 0xEA, 0x92, 0x8F,  // footer
        ]
        #expect(Self.table([(3, 4)]).encoded == bytes)
    }

    @Test func `zstd skips the table`() throws {
        let frame = try FrameCompressor(level: 3).frame(of: Array("pages".utf8))
        let table = Self.table([(UInt32(frame.count), 5)])
        try write(frame + table.encoded, to: folder.path("file.zst"))
        #expect(try Program("zstd").run("-d", "-c", folder.path("file.zst")).text == "pages")
    }

    @Test func `a reader finds any byte of the content by the table alone`() throws {
        let contents = ["first", "second", "third"].map { Array($0.utf8) }
        let frames = try contents.map { try FrameCompressor(level: 3).frame(of: $0) }
        let written = Self.table(
            zip(frames, contents).map { (UInt32($0.count), UInt32($1.count)) })
        let file = Array(frames.joined()) + written.encoded
        let table = try read(file)
        let offset = Int(table.entries[0].compressed)
        let second = file[offset..<offset + Int(table.entries[1].compressed)]
        #expect(
            try FrameDecompressor().content(
                of: Array(second), count: Int(table.entries[1].content)) == contents[1])
    }

    @Test func `a file cut anywhere is refused`() throws {
        let whole = [UInt8](repeating: 9, count: 30) + Self.table([(10, 1), (20, 2)]).encoded
        let file = try OpenFile.new(folder.path("cut"), whole)
        let unnoticed = whole.indices.filter {
            (try? SeekTable(atEndOf: file, size: Int64($0))) != nil
        }
        #expect(unnoticed.isEmpty)
    }

    @Test func `frames that do not fill the file are refused`() {
        #expect(throws: FormatError.badSeekTable) {
            try read([UInt8](repeating: 9, count: 31) + Self.table([(10, 1), (20, 2)]).encoded)
        }
    }

    @Test func `a table without a frame is refused`() {
        #expect(throws: FormatError.badSeekTable) { try read(Self.table([]).encoded) }
    }

    @Test func `a table with checksums is not ours`() {
        var bytes = [UInt8](repeating: 9, count: 10) + Self.table([(10, 1)]).encoded
        bytes[bytes.count - 5] = 0x80
        #expect(throws: FormatError.badSeekTable) { try read(bytes) }
    }

    @Test func `another end is no backup`() {
        #expect(throws: FormatError.notABackup) { try read([UInt8](repeating: 0, count: 100)) }
    }

    @Test(arguments: [UInt32.max, 0x0800_0000])
    func `a table that claims absurdly many frames takes no memory`(count: UInt32) throws {
        let file = try OpenFile.new(folder.path("sparse-\(count)"))
        let size: Int64 = 64 << 30
        try file.truncate(to: size)
        var footer = ByteWriter()
        footer.number(count)
        footer.number(UInt8(0))
        footer.number(SeekTable.footerMagic)
        try file.write(footer.bytes, at: size - 9)
        let before = try Self.peakMemory()
        #expect(throws: FormatError.badSeekTable) { try SeekTable(atEndOf: file, size: size) }
        #expect(try Self.peakMemory() - before < 256 << 10)
    }

    /// The most memory this process has used so far, in KiB.
    private static func peakMemory() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    }
}
