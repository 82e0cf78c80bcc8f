import Domain
import Foundation
import TestSupport
import Testing

@testable import BackupFiles

@Suite struct InProgressFileTests {
    let folder: TemporaryFolder
    let final: String
    var path: String { final + ".in-progress" }

    init() throws {
        folder = try TemporaryFolder()
        final = folder.path("2026.full-backup.sqlite.zst")
        try write([1], to: final + ".in-progress")
        try write([2], to: final + ".json")
    }

    @Test func `a file that nobody writes is a leftover`() {
        #expect(InProgressFile.isLeftover(path))
    }

    @Test func `a file that is being written is none`() throws {
        let live = try OpenFile(path, O_RDWR)
        _ = try live.lock()
        #expect(!InProgressFile.isLeftover(path))
    }

    @Test func `a file that is not there is none`() {
        #expect(!InProgressFile.isLeftover(folder.path("nothing")))
    }

    @Test func `a leftover is removed with its sidecar`() throws {
        try InProgressFile.remove(path)
        #expect(try names(in: folder.path).isEmpty)
    }

    @Test func `a live file is not removed`() throws {
        let live = try OpenFile(path, O_RDWR)
        _ = try live.lock()
        let failure = #expect(throws: Failure.self) { try InProgressFile.remove(path) }
        #expect(failure?.code == .busy)
        #expect(try names(in: folder.path).count == 2)
    }

    @Test(arguments: ["a.full-backup.sqlite.zst", "notes.txt", "download.in-progress"])
    func `any other file is not removed`(name: String) throws {
        try write([1], to: folder.path(name))
        let failure = #expect(throws: Failure.self) {
            try InProgressFile.remove(folder.path(name))
        }
        #expect(failure?.code == .notALeftover)
        #expect(try names(in: folder.path).contains(name))
    }

    @Test func `the sidecar of a complete backup of that name stays`() throws {
        try write([3], to: final)
        try InProgressFile.remove(path)
        #expect(try names(in: folder.path).count == 2)
    }

    @Test func `a leftover without a sidecar is removed`() throws {
        try FileManager.default.removeItem(atPath: final + ".json")
        try InProgressFile.remove(path)
        #expect(try names(in: folder.path).isEmpty)
    }

    @Test func `a link to something else is not followed`() throws {
        let victim = folder.path("victim")
        try FileManager.default.moveItem(atPath: path, toPath: victim)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: victim)
        #expect(throws: SystemError.self) { try InProgressFile.remove(path) }
        #expect(try bytes(of: victim) == [1])
    }

    @Test func `a leftover that is gone already is named`() throws {
        try FileManager.default.removeItem(atPath: path)
        #expect(throws: SystemError(ENOENT, "open", path)) { try InProgressFile.remove(path) }
    }
}
