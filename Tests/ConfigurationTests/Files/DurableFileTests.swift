import Domain
import Foundation
import Testing

@testable import Configuration

struct DurableFileTests {
    private let scratch: Scratch
    private var path: String { scratch.folder + "/a/b/file" }
    private var file: DurableFile { DurableFile(path: path) }

    init() throws { scratch = try Scratch() }

    @Test func `a new file and its folders are for this user only`() throws {
        try file.create("text")
        #expect(try scratch.text(of: path) == "text")
        #expect(try scratch.mode(of: path) == 0o600)
        #expect(try scratch.mode(of: scratch.folder + "/a") == 0o700)
        #expect(try scratch.mode(of: scratch.folder + "/a/b") == 0o700)
    }

    @Test func `folders that are there keep their mode`() throws {
        try FileManager.default.createDirectory(
            atPath: scratch.folder + "/a", withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o755])
        try file.create("text")
        #expect(try scratch.mode(of: scratch.folder + "/a") == 0o755)
    }

    @Test func `what is there is never replaced by a new file`() throws {
        try file.create("first")
        let error = #expect(throws: SystemError.self) { try file.create("second") }
        #expect(error?.number == EEXIST)
        #expect(try scratch.text(of: path) == "first")
        #expect(try names() == ["file"])
    }

    @Test func `a draft that a killed process left behind is no obstacle`() throws {
        try scratch.write("", to: "\(scratch.folder)/a/b/.file.\(getpid())-0.tmp")
        try file.create("text")
        #expect(try scratch.text(of: path) == "text")
    }

    @Test func `a replaced file keeps its mode and leaves no draft`() throws {
        try file.create("first")
        chmod(path, 0o640)
        try file.replace(with: "second")
        #expect(try scratch.text(of: path) == "second")
        #expect(try scratch.mode(of: path) == 0o640)
        #expect(try names() == ["file"])
    }

    @Test func `a symbolic link stays one when its file is replaced`() throws {
        try file.create("first")
        let link = scratch.folder + "/link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        try DurableFile(path: link).replace(with: "second")
        #expect(try scratch.text(of: path) == "second")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
    }

    @Test func `what is not there can be neither replaced nor removed`() throws {
        #expect(throws: SystemError.self) { try file.replace(with: "x") }
        #expect(throws: SystemError.self) { try file.remove() }
    }

    @Test func `of many that create a file at once one wins`() async throws {
        let file = file
        let wins = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<16 {
                group.addTask { (try? file.create("\(number)")) != nil }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(wins == 1)
        #expect(try names() == ["file"])
    }

    private func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: scratch.folder + "/a/b")
    }
}
