import Domain
import Foundation
import TestSupport
import Testing

@testable import BackupFiles

@Suite struct TargetFactsTests {
    let folder: TemporaryFolder
    let target: String

    init() throws {
        folder = try TemporaryFolder()
        target = folder.path("shop.db")
    }

    private var facts: TargetFacts { get throws { try TargetFacts(lookingAt: target) } }

    @Test func `a new path in a folder has nothing against it`() throws {
        let facts = try facts
        #expect(!facts.exists && facts.companions.isEmpty && facts.obstacle == nil)
        #expect(facts.folderExists && facts.isFolderWritable && facts.freeBytes > 0)
    }

    @Test func `a file is there`() throws {
        try write([], to: target)
        #expect(try facts.exists)
    }

    @Test func `a file has a size and is as young as its log`() throws {
        try write([1, 2, 3], to: target)
        try write([1], to: target + "-wal")
        let old = Date(timeIntervalSince1970: 1_000_000)
        let young = Date(timeIntervalSince1970: 2_000_000)
        for (path, date) in [(target, old), (target + "-wal", young)] {
            try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
        }
        #expect(
            try facts.file
                == TargetFacts.File(bytes: 3, logBytes: 1, changedAt: 2_000_000_000_000))
    }

    @Test func `a folder is no file`() throws {
        _ = try folder.folder("shop.db")
        #expect(try facts.file == nil)
    }

    @Test func `a folder is there, too`() throws {
        _ = try folder.folder("shop.db")
        #expect(try facts.exists)
    }

    @Test func `a link to nothing is there, too`() throws {
        try FileManager.default.createSymbolicLink(
            atPath: target, withDestinationPath: folder.path("nothing"))
        #expect(try facts.exists)
    }

    @Test(arguments: ["-wal", "-journal", "-shm"])
    func `a companion is named`(ending: String) throws {
        try write([], to: target + ending)
        #expect(try facts.companions == [target + ending])
    }

    @Test func `a companion that is a link to nothing is named`() throws {
        try FileManager.default.createSymbolicLink(
            atPath: target + "-wal", withDestinationPath: folder.path("nothing"))
        #expect(try facts.companions == [target + "-wal"])
    }

    @Test func `a folder that is not there is told`() throws {
        #expect(try !TargetFacts(lookingAt: folder.path("a/b/shop.db")).folderExists)
    }

    @Test func `a file in the place of the folder is no folder`() throws {
        try write([], to: folder.path("file"))
        #expect(try !TargetFacts(lookingAt: folder.path("file/shop.db")).folderExists)
    }

    @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
    func `a folder without write permission is told`() throws {
        let closed = try folder.folder("closed")
        chmod(closed, 0o500)
        defer { chmod(closed, 0o700) }
        #expect(try !TargetFacts(lookingAt: closed + "/shop.db").isFolderWritable)
    }

    @Test func `the leftover of a restore is no obstacle`() throws {
        do { _ = try ImageBuilder(at: target, by: MadeUpChain.writer) }
        #expect(try facts.obstacle == nil)
    }

    @Test func `the space of a restore's leftover counts as free`() throws {
        do { _ = try ImageBuilder(at: target, by: MadeUpChain.writer) }
        try write([UInt8](repeating: 1, count: 100_000), to: target + ".in-progress")
        #expect(try facts.replaceableBytes >= 98_304)
    }

    @Test func `a running restore is an obstacle`() throws {
        let running = try ImageBuilder(at: target, by: MadeUpChain.writer)
        #expect(try facts.obstacle == "Another restore to this path is running.")
        running.abandon()
    }

    @Test func `a foreign file in progress is an obstacle`() throws {
        try write([], to: target + ".in-progress")
        #expect(try facts.obstacle?.contains("was not made by a restore") == true)
    }
}
