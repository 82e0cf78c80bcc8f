import Domain
import Foundation
import TestSupport
import Testing

@testable import BackupFiles

@Suite struct FolderScanLeftoverTests {
    let chain: MadeUpChain
    let image: MadeUpImage

    init() throws {
        chain = try MadeUpChain()
        var random = SeededRandom(seed: 6)
        image = MadeUpImage(pageSize: 512, pageCount: 9, using: &random)
        try chain.add(image)
    }

    /// Begins an incremental backup for `writer` and lets go of it as a crash would.
    private func leave(_ writer: Writer = MadeUpChain.writer) throws {
        let order = chain.order(after: chain.points[0])
        let theirs = BackupOrder(
            task: order.task, node: order.node, id: order.id, parent: order.parent,
            startedAt: order.startedAt, writer: writer)
        let writing = try chain.store.begin(theirs)
        try image.read(into: writing, at: order.startedAt)
    }

    private func leftover() throws -> Leftover {
        let leftovers = try chain.catalog().leftovers
        try #require(leftovers.count == 1)
        return leftovers[0]
    }

    @Test(arguments: [
        (MadeUpChain.writer, "Process 4711 ended without a word (killed or crashed)."),
        (
            Writer(host: "oak", pid: 5, bootID: "an earlier boot"),
            "The machine was restarted, or lost power, while it was written."
        ),
        (
            Writer(host: "elm", pid: 6, bootID: "its boot"),
            "Process 6 on \"elm\" ended without a word (killed, crashed, or the machine went down)."
        ),
    ])
    func `a leftover of a crash says what is likely`(writer: Writer, why: String) throws {
        try leave(writer)
        #expect(try leftover().why == why)
    }

    @Test(arguments: [Failure.Code.cancelled, .diskFull, .databaseBusy])
    func `a leftover of a run that failed says why`(code: Failure.Code) throws {
        do {
            let writing = try chain.store.begin(chain.order(after: chain.points[0]))
            writing.abandon(because: Failure(code, "It rained."))
        }
        #expect(try leftover().why == "It rained.")
    }

    @Test func `a leftover without a sidecar is of unknown origin`() throws {
        try leave()
        let sidecar = try leftover().file.replacing(".in-progress", with: ".json")
        try FileManager.default.removeItem(atPath: sidecar)
        let leftover = try leftover()
        #expect(leftover.why == "Unknown: its sidecar is missing.")
        #expect(leftover.task == nil && leftover.writer == nil && leftover.kind == nil)
    }

    @Test func `a leftover of the instant before the rename says so`() throws {
        var changed = image
        changed.pages[1][0] ^= 1
        let point = try #require(try chain.add(changed))
        try FileManager.default.moveItem(
            atPath: point.file, toPath: point.file + ".in-progress")
        #expect(
            try leftover().why
                == "The run was ended in the instant before the file got its name.")
    }

    @Test func `a leftover tells task, kind, writer, chain and since when`() throws {
        try leave()
        let leftover = try leftover()
        #expect(leftover.task == "shop" && leftover.kind == .incremental)
        #expect(leftover.writer == MadeUpChain.writer)
        #expect(leftover.chain == chain.points[0].id)
        #expect(leftover.startedAt == MadeUpChain.time(minute: 2))
    }

    @Test func `a leftover of a chain that is whole says so`() throws {
        try leave()
        #expect(try leftover().isChainIntact)
    }

    @Test func `a leftover of a chain that is damaged says so`() throws {
        try leave()
        try write([1], to: chain.points[0].file)
        #expect(try !leftover().isChainIntact)
    }

    @Test func `a file that is being written is no leftover`() throws {
        let writing = try chain.store.begin(chain.order(after: chain.points[0]))
        #expect(try chain.catalog().leftovers.isEmpty)
        writing.discard()
    }

    @Test func `a leftover is never a point`() throws {
        try leave()
        #expect(try chain.catalog().points == chain.points)
    }

    @Test func `a leftover does not keep the next backup from being made`() throws {
        try leave()
        var changed = image
        changed.pages[1][0] ^= 1
        let point = try #require(try chain.write(changed, after: chain.points[0]))
        #expect(try chain.restored(point) == changed.bytes)
    }

    @Test func `removing a leftover leaves the points as they were`() throws {
        try leave()
        try chain.store.removeLeftover(leftover().file)
        #expect(try chain.catalog().leftovers.isEmpty)
        #expect(try chain.catalog().points == chain.points)
    }
}
