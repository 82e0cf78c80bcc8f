import Domain
import Foundation
import TestSupport
import Testing

@testable import BackupFiles

@Suite struct PageTablesTests {
    let chain: MadeUpChain
    let tables: PageTables
    let image: MadeUpImage

    init() throws {
        chain = try MadeUpChain()
        tables = PageTables(folder: chain.home.path("state/page-tables"))
        var random = SeededRandom(seed: 1)
        image = MadeUpImage(pageSize: 512, pageCount: 5, using: &random)
    }

    private func path(_ point: RestorePoint) -> String {
        "\(tables.folder)/shop/\(point.id).pages"
    }

    @Test func `a backup leaves its table`() throws {
        let point = try #require(try chain.add(image))
        #expect(tables.table(of: point, digest: point.fileDigest ?? .none) != nil)
    }

    @Test func `only the last backup's table stays`() throws {
        try chain.add(image)
        var changed = image
        changed.pages[3][0] ^= 1
        let last = try #require(try chain.add(changed))
        #expect(try names(in: "\(tables.folder)/shop") == ["\(last.id).pages"])
    }

    @Test func `the mark of a restore stays until the next complete backup`() throws {
        let store = chain.store
        let task = try TaskName("shop")
        try chain.add(image)
        #expect(!store.isReplaced(task))
        try store.setReplaced(true, of: task)
        let writing = try store.begin(chain.order(after: nil))
        writing.abandon(because: Failure(.cancelled, "Enough."))
        #expect(store.isReplaced(task))
        var changed = image
        changed.pages[3][0] ^= 1
        try chain.add(changed)
        #expect(!store.isReplaced(task))
        for _ in 0..<2 { try store.setReplaced(false, of: task) }
    }

    @Test func `a backup that was given up leaves no table and keeps its parent's`() throws {
        let first = try #require(try chain.add(image))
        let writing = try chain.store.begin(chain.order(after: first))
        writing.abandon(because: Failure(.cancelled, "Enough."))
        #expect(try names(in: "\(tables.folder)/shop") == ["\(first.id).pages"])
    }

    @Test func `a backup that changed nothing leaves its parent's table`() throws {
        let first = try #require(try chain.add(image))
        #expect(try chain.add(image) == nil)
        #expect(try names(in: "\(tables.folder)/shop") == ["\(first.id).pages"])
    }

    @Test(arguments: 0..<10)
    func `a table cut anywhere is not given`(tenth: Int) throws {
        let point = try #require(try chain.add(image))
        let whole = try bytes(of: path(point))
        try write(whole.prefix(whole.count * tenth / 10), to: path(point))
        #expect(tables.table(of: point, digest: point.fileDigest ?? .none) == nil)
    }

    @Test func `another backup's table under this one's name is not given`() throws {
        let first = try #require(try chain.add(image))
        let old = try bytes(of: path(first))
        var changed = image
        changed.pages[3][0] ^= 1
        let second = try #require(try chain.add(changed))
        try write(old, to: path(second))
        #expect(tables.table(of: second, digest: second.fileDigest ?? .none) == nil)
    }

    @Test func `going on without a table needs a full backup`() throws {
        let point = try #require(try chain.add(image))
        try FileManager.default.removeItem(atPath: path(point))
        #expect(throws: NeedsFullBackup(.pageTableLost)) {
            try chain.write(image, after: point)
        }
    }

    @Test func `a needed full backup leaves nothing of the incremental one`() throws {
        let point = try #require(try chain.add(image))
        try FileManager.default.removeItem(atPath: path(point))
        let before = try names(in: try chain.folder)
        _ = try? chain.write(image, after: point)
        #expect(try names(in: try chain.folder) == before)
    }

    @Test func `a point whose task has an impossible name has no table`() throws {
        let point = try #require(try chain.add(image))
        var strange = point
        strange.facts.task = "../shop"
        #expect(!tables.hasTable(of: strange))
    }

    @Test func `tables of one task leave those of another alone`() throws {
        let first = try #require(try chain.add(image))
        chain.task.name = try TaskName("other")
        try chain.write(image, after: nil)
        #expect(tables.hasTable(of: first))
    }
}
