import Domain
import Foundation
import TestSupport
import Testing

@testable import BackupFiles

@Suite struct BackupWriterTests {
    let chain: MadeUpChain
    var random = SeededRandom(seed: 1)

    init() throws { chain = try MadeUpChain() }

    @Test(arguments: [512, 1024, 2048, 4096, 8192, 16384, 32768, 65536], [1, 2, 40])
    mutating func `zstd alone decodes a full backup`(pageSize: Int, count: Int) throws {
        let image = MadeUpImage(pageSize: pageSize, pageCount: count, using: &random)
        let point = try #require(try chain.add(image))
        let result = try Program("zstd").run("-d", "-q", "-c", point.file)
        #expect([UInt8](result.output) == image.bytes, "\(result.errorText)")
    }

    @Test func `an empty database has a full backup of no bytes`() throws {
        let point = try #require(try chain.add(.empty))
        #expect(try Program("zstd").run("-d", "-q", "-c", point.file).output.isEmpty)
        #expect(try chain.restored(point).isEmpty)
    }

    @Test mutating func `an incremental backup holds the pages that changed and the first`() throws
    {
        var image = MadeUpImage(pageSize: 512, pageCount: 100, using: &random)
        try chain.add(image)
        for page in [7, 8, 50] { image.change(page, using: &random) }
        let point = try #require(try chain.add(image))
        let content = [UInt8](try Program("zstd").run("-d", "-q", "-c", point.file).output)
        let runs = try PageRun.runs(in: Array(content.dropFirst(8 + 512)), geometry: image.geometry)
        #expect(
            runs.map(\.run) == [PageRun(first: 7, count: 2), PageRun(first: 50, count: 1)])
    }

    @Test mutating func `only pages that differ are counted as changed`() throws {
        var image = MadeUpImage(pageSize: 512, pageCount: 100, using: &random)
        try chain.add(image)
        for page in [1, 7, 8, 50] { image.change(page, using: &random) }
        #expect(try chain.add(image)?.facts.changedPages == 4)
    }

    @Test mutating func `a full backup counts every page as changed`() throws {
        let image = MadeUpImage(pageSize: 512, pageCount: 100, using: &random)
        #expect(try chain.add(image)?.facts.changedPages == 100)
    }

    @Test mutating func `nothing changed makes no file`() throws {
        let image = MadeUpImage(pageSize: 512, pageCount: 100, using: &random)
        try chain.add(image)
        let before = try names(in: try chain.folder)
        #expect(try chain.add(image) == nil)
        #expect(try names(in: try chain.folder) == before)
    }

    @Test mutating func `a database that stays empty makes no file`() throws {
        try chain.add(.empty)
        #expect(try chain.add(.empty) == nil)
    }

    @Test mutating func `a shrunken database is a change even if no page is`() throws {
        var image = MadeUpImage(pageSize: 512, pageCount: 100, using: &random)
        try chain.add(image)
        image.pages.removeLast()
        let point = try #require(try chain.add(image))
        #expect(try chain.restored(point) == image.bytes)
    }

    @Test mutating func `a database that became empty has an incremental backup`() throws {
        try chain.add(MadeUpImage(pageSize: 512, pageCount: 3, using: &random))
        let point = try #require(try chain.add(.empty))
        #expect(point.facts.kind == .incremental)
        #expect(try chain.restored(point).isEmpty)
    }

    @Test mutating func `after an empty database comes a full backup`() throws {
        try chain.add(.empty)
        let image = MadeUpImage(pageSize: 512, pageCount: 3, using: &random)
        #expect(throws: NeedsFullBackup(.wasEmpty)) {
            try chain.write(image, after: chain.points.last)
        }
    }

    @Test mutating func `another page size needs a full backup`() throws {
        try chain.add(MadeUpImage(pageSize: 512, pageCount: 3, using: &random))
        let image = MadeUpImage(pageSize: 1024, pageCount: 3, using: &random)
        #expect(throws: NeedsFullBackup(.pageSizeChanged(from: 512, to: 1024))) {
            try chain.write(image, after: chain.points.last)
        }
    }

    @Test mutating func `a database that changed for the most part needs a full backup`() throws {
        try chain.add(MadeUpImage(pageSize: 65536, pageCount: 40, using: &random))
        let image = MadeUpImage(pageSize: 65536, pageCount: 40, using: &random)
        #expect(throws: NeedsFullBackup(.mostPagesChanged)) {
            try chain.write(image, after: chain.points.last)
        }
    }

    @Test mutating func `a small database has incremental backups however much changed`() throws {
        try chain.add(MadeUpImage(pageSize: 512, pageCount: 40, using: &random))
        let image = MadeUpImage(pageSize: 512, pageCount: 40, using: &random)
        #expect(try chain.add(image)?.facts.kind == .incremental)
    }

    @Test mutating func `a pass that begins again makes the one before it void`() throws {
        let image = MadeUpImage(pageSize: 1024, pageCount: 5, using: &random)
        let order = chain.order(after: nil)
        let writing = try chain.store.begin(order)
        let longer = MadeUpImage(pageSize: 4096, pageCount: 600, using: &random)
        try longer.read(into: writing, at: order.startedAt)
        try image.read(into: writing, at: order.startedAt)
        let point = try #require(try writing.finish())
        #expect(try chain.restored(point) == image.bytes)
    }

    @Test mutating func `the freeze of the last pass is the time of the point`() throws {
        let image = MadeUpImage(pageSize: 1024, pageCount: 5, using: &random)
        let writing = try chain.store.begin(chain.order(after: nil))
        try image.read(into: writing, at: MadeUpChain.time(minute: 100))
        try image.read(into: writing, at: MadeUpChain.time(minute: 200))
        #expect(try writing.finish()?.facts.time == MadeUpChain.time(minute: 200))
    }

    @Test mutating func `the point tells the digest of its file`() throws {
        let point = try #require(
            try chain.add(MadeUpImage(pageSize: 4096, pageCount: 5, using: &random)))
        #expect(point.fileDigest == SegmentedDigestTests.naive(try bytes(of: point.file)))
    }

    @Test mutating func `the catalogue lists the very points that were made`() throws {
        var image = MadeUpImage(pageSize: 512, pageCount: 9, using: &random)
        try chain.add(image)
        image.change(3, using: &random)
        try chain.add(image)
        #expect(try chain.catalog().points == chain.points)
    }

    @Test mutating func `nothing has a final name before the end`() throws {
        let order = chain.order(after: nil)
        let writing = try chain.store.begin(order)
        try MadeUpImage(pageSize: 512, pageCount: 9, using: &random)
            .read(into: writing, at: order.startedAt)
        try writing.drain()
        #expect(try chain.catalog().points.isEmpty)
        writing.discard()
    }

    @Test mutating func `a backup that is abandoned leaves its file and says why`() throws {
        let order = chain.order(after: nil)
        var writing: (any BackupWriting)? = try chain.store.begin(order)
        if let writing {
            try MadeUpImage(pageSize: 512, pageCount: 9, using: &random)
                .read(into: writing, at: order.startedAt)
        }
        writing?.abandon(because: Failure(.inputOutput, "The disk is on fire."))
        writing = nil
        #expect(try chain.catalog().leftovers.map(\.why) == ["The disk is on fire."])
    }

    @Test mutating func `a file that filled the disk is cut to its first megabyte`() throws {
        let order = chain.order(after: nil)
        var writing: (any BackupWriting)? = try chain.store.begin(order)
        if let writing {
            let pages = (0..<48).map { _ in noise(65536, using: &random) }
            try MadeUpImage(pageSize: 65536, pages: pages)
                .read(into: writing, at: order.startedAt)
            try writing.drain()
        }
        writing?.abandon(because: Failure(.diskFull, "No space."))
        writing = nil
        #expect(try chain.catalog().leftovers.map(\.bytes) == [1 << 20])
    }

    @Test mutating func `a backup begun within the same second as a leftover gets another name`()
        throws
    {
        let image = MadeUpImage(pageSize: 512, pageCount: 9, using: &random)
        try chain.add(image)
        let order = chain.order(after: chain.points[0])
        for _ in 1...2 {
            let writing = try chain.store.begin(order)
            writing.abandon(because: Failure(.inputOutput, "The disk is on fire."))
        }
        let inProgress = try names(in: try chain.folder).filter { $0.hasSuffix(".in-progress") }
        #expect(inProgress.count == 2)
    }

    @Test mutating func `a destination that vanished is named`() throws {
        try FileManager.default.removeItem(atPath: chain.destination)
        let error = #expect(throws: SystemError.self) {
            try chain.store.begin(chain.order(after: nil))
        }
        #expect(error?.failure.code == .destinationMissing)
    }

    @Test func `a destination that is a file is refused`() throws {
        try FileManager.default.removeItem(atPath: chain.destination)
        try write([1], to: chain.destination)
        #expect(throws: SystemError.self) { try chain.store.begin(chain.order(after: nil)) }
    }

    @Test mutating func `a parent without a sidecar can be gone on from`() throws {
        var image = MadeUpImage(pageSize: 512, pageCount: 9, using: &random)
        let first = try #require(try chain.add(image))
        try FileManager.default.removeItem(atPath: first.file + ".json")
        image.change(3, using: &random)
        let parent = try #require(try chain.catalog().points.first)
        let point = try #require(try chain.write(image, after: parent))
        #expect(try chain.restored(point) == image.bytes)
    }
}
