import Foundation
import TestSupport
import Testing

@testable import BackupFiles

@Suite struct FirstFrameTests {
    static let contentSizes = [512, 1024, 2048, 4096, 8192, 16384, 32768, 65536]
        .flatMap { [$0, $0 + PageRun.headerBytes] }

    @Test(arguments: contentSizes)
    func `zstd decodes the frame and finds its checksum right`(count: Int) throws {
        let folder = try TemporaryFolder()
        var random = SeededRandom(seed: UInt64(count))
        let content = noise(count, using: &random)
        try write(try FirstFrame.frame(of: content), to: folder.path("first.zst"))
        let result = try Program("zstd").run("-d", "-q", "-c", folder.path("first.zst"))
        #expect([UInt8](result.output) == content, "\(result.errorText)")
    }

    @Test(arguments: contentSizes)
    func `the size of the frame is known before its content`(count: Int) throws {
        let frame = try FirstFrame.frame(of: [UInt8](repeating: 7, count: count))
        #expect(frame.count == FirstFrame.byteCount(around: count))
    }

    @Test func `zstd notices a changed byte of the content`() throws {
        let folder = try TemporaryFolder()
        var frame = try FirstFrame.frame(of: [UInt8](repeating: 7, count: 512))
        frame[100] ^= 1
        try write(frame, to: folder.path("first.zst"))
        #expect(try Program("zstd").run("-t", "-q", folder.path("first.zst")).status != 0)
    }

    @Test func `zstd reports the size of the content before decoding it`() throws {
        let folder = try TemporaryFolder()
        try write(
            try FirstFrame.frame(of: [UInt8](repeating: 7, count: 65544)),
            to: folder.path("first.zst"))
        let text = try Program("zstd").run("-l", "-v", folder.path("first.zst")).text
        #expect(text.contains("(65544 B)") && text.contains("XXH64"), "\(text)")
    }
}
