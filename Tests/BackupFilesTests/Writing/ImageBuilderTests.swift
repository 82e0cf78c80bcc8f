import Domain
import Foundation
import TestSupport
import Testing

@testable import BackupFiles

@Suite struct ImageBuilderTests {
    let chain: MadeUpChain
    let image: MadeUpImage
    let target: String

    init() throws {
        chain = try MadeUpChain()
        var random = SeededRandom(seed: 3)
        image = MadeUpImage(pageSize: 512, pageCount: 20, using: &random)
        try chain.add(image)
        target = try chain.home.folder("out") + "/shop.db"
    }

    private func begin() throws -> any ImageBuilding {
        try chain.store.beginImage(at: target, by: MadeUpChain.writer)
    }

    @Test func `an image has its name only after the end`() throws {
        let builder = try begin()
        try builder.build(from: chain.points) { _, _ in }
        #expect(!FileManager.default.fileExists(atPath: target))
    }

    @Test func `an image that is complete leaves nothing beside it`() throws {
        let builder = try begin()
        try builder.build(from: chain.points) { _, _ in }
        try builder.commit()
        #expect(try names(in: chain.home.path("out")) == ["shop.db"])
        #expect(try bytes(of: target) == image.bytes)
    }

    @Test func `an image that is given up leaves nothing`() throws {
        let builder = try begin()
        try builder.build(from: chain.points) { _, _ in }
        builder.abandon()
        #expect(try names(in: chain.home.path("out")).isEmpty)
    }

    @Test func `a file that came to have the name meanwhile is not replaced`() throws {
        let builder = try begin()
        try builder.build(from: chain.points) { _, _ in }
        try write([1, 2, 3], to: target)
        #expect(throws: SystemError.self) { try builder.commit() }
        #expect(try bytes(of: target) == [1, 2, 3])
    }

    @Test func `the leftover of an earlier restore is taken over`() throws {
        do { _ = try begin() }
        let file = try OpenFile(target + ".in-progress", O_RDWR)
        try file.truncate(to: 1 << 20)
        let builder = try begin()
        try builder.build(from: chain.points) { _, _ in }
        try builder.commit()
        #expect(try bytes(of: target) == image.bytes)
    }

    @Test(arguments: [nil, "{}", #"{"stillpoint":"something else"}"#])
    func `a foreign file in the place of the one in progress is refused`(note: String?) throws {
        try write([1, 2, 3], to: target + ".in-progress")
        if let note { try write(note.utf8, to: target + ".in-progress.json") }
        #expect(throws: SystemError(EEXIST, "create", target + ".in-progress")) { try begin() }
        #expect(try bytes(of: target + ".in-progress") == [1, 2, 3])
    }

    @Test func `a foreign note without a file in progress is not replaced`() throws {
        try write([1, 2, 3], to: target + ".in-progress.json")
        #expect(throws: SystemError.self) { try begin() }
        #expect(try bytes(of: target + ".in-progress.json") == [1, 2, 3])
    }

    @Test func `a link in the place of the file in progress is not followed`() throws {
        let victim = chain.home.path("victim")
        try FileManager.default.createSymbolicLink(
            atPath: target + ".in-progress", withDestinationPath: victim)
        #expect(throws: SystemError.self) { try begin() }
        #expect(!FileManager.default.fileExists(atPath: victim))
    }

    @Test func `a second restore to the same path is refused as busy`() throws {
        let first = try begin()
        let error = #expect(throws: Failure.self) { try begin() }
        #expect(error?.code == .busy)
        first.abandon()
    }

    @Test func `a second restore leaves the note of the first alone`() throws {
        let first = try begin()
        let note = try bytes(of: target + ".in-progress.json")
        let other = Writer(host: "elm", pid: 1, bootID: "x")
        _ = try? chain.store.beginImage(at: target, by: other)
        #expect(try bytes(of: target + ".in-progress.json") == note)
        first.abandon()
    }

    @Test func `a folder that is not there is named`() throws {
        let error = #expect(throws: SystemError.self) {
            try chain.store.beginImage(
                at: chain.home.path("nowhere/shop.db"), by: MadeUpChain.writer)
        }
        #expect(error?.failure.code == .destinationMissing)
    }

    @Test func `progress ends at its total`() throws {
        let builder = try begin()
        var last: (Int64, Int64) = (0, 1)
        try builder.build(from: chain.points) { last = ($0, $1) }
        builder.abandon()
        #expect(last.0 > 0 && last.0 <= last.1)
    }

    @Test func `what progress throws ends the building`() throws {
        struct Enough: Error {}
        let builder = try begin()
        #expect(throws: Enough.self) {
            try builder.build(from: chain.points) { _, _ in throw Enough() }
        }
        builder.abandon()
    }

    @Test func `a backup that was swapped since it was listed is noticed`() throws {
        let builder = try begin()
        var listed = chain.points
        listed[0].facts.changedPages += 1
        let error = #expect(throws: Failure.self) { try builder.build(from: listed) { _, _ in } }
        #expect(error?.code == .chainBroken)
        builder.abandon()
    }
}
