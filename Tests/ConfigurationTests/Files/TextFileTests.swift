import Domain
import Foundation
import Testing

@testable import Configuration

struct TextFileTests {
    private let scratch: Scratch
    private var path: String { scratch.folder + "/file" }

    init() throws { scratch = try Scratch() }

    @Test func `a missing file reads as nothing`() throws {
        #expect(try TextFile(path: path).read() == nil)
    }

    @Test func `a byte order mark is no part of the text`() throws {
        try scratch.write([0xEF, 0xBB, 0xBF] + Array("é".utf8), to: path)
        #expect(try TextFile(path: path).read() == "é")
    }

    @Test func `a link that leads nowhere is not a missing file`() throws {
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "nowhere")
        #expect(failure { try TextFile(path: path).read() }?.code == .configuration)
    }

    @Test func `a named pipe is refused without waiting for a writer`() throws {
        #expect(mkfifo(path, 0o600) == 0)
        let failure = try #require(failure { try TextFile(path: path).read() })
        #expect(failure.message.contains("not an ordinary file"))
    }

    @Test func `a folder is refused`() throws {
        #expect(mkdir(path, 0o700) == 0)
        #expect(failure { try TextFile(path: path).read() }?.code == .configuration)
    }

    @Test func `a file that is far too big is refused`() throws {
        try scratch.write([UInt8](repeating: 35, count: 1 << 21), to: path)
        let failure = try #require(failure { try TextFile(path: path).read() })
        #expect(failure.message.contains("too big"))
    }
}
