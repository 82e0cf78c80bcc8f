import Domain
import TestSupport
import Testing

@testable import BackupFiles

@Suite struct BlockAssemblerTests {
    /// What comes out when `pages` go in, all of equal bytes made of their numbers, page 1 last.
    private func blocks(_ geometry: PageGeometry, from first: UInt32 = 2) -> [PageBlock] {
        var assembler = BlockAssembler(geometry, startingAt: first)
        var blocks: [PageBlock] = []
        for page in first...max(first, geometry.pageCount)
        where page != geometry.lockPage && page <= geometry.pageCount {
            let bytes = Self.page(page, geometry.pageSize)
            if let block = bytes.withUnsafeBytes({ assembler.add(page, $0) }) {
                blocks.append(block)
            }
        }
        while let rest = assembler.takeRest() { blocks.append(rest) }
        return blocks
    }

    private static func page(_ number: UInt32, _ size: Int) -> [UInt8] {
        [UInt8](repeating: UInt8(truncatingIfNeeded: number % 251 + 1), count: size)
    }

    @Test(arguments: [512, 4096, 65536], [0, 1, 2, 3, 16, 17, 18, 300] as [UInt32])
    func `all pages but the first come out in order`(pageSize: Int, count: UInt32) {
        let blocks = blocks(PageGeometry(pageSize: pageSize, pageCount: count))
        let expected = count < 2 ? [] : (2...count).flatMap { Self.page($0, pageSize) }
        #expect(blocks.flatMap(\.bytes) == expected)
    }

    @Test(arguments: [512, 4096, 65536])
    func `a block names its first page`(pageSize: Int) {
        let blocks = blocks(PageGeometry(pageSize: pageSize, pageCount: 5000))
        var next: UInt32 = 2
        let firsts = blocks.map { block in
            defer { next += UInt32(block.bytes.count / pageSize) }
            return next
        }
        #expect(blocks.map(\.first) == firsts)
    }

    @Test(arguments: [512, 1024, 2048, 4096, 8192, 16384, 32768, 65536])
    func `no block is longer than it may be`(pageSize: Int) {
        let blocks = blocks(
            PageGeometry(pageSize: pageSize, pageCount: UInt32(3 << 20 / pageSize + 5)))
        #expect(blocks.allSatisfy { $0.bytes.count <= BlockAssembler.blockBytes })
    }

    @Test func `the first page is kept aside`() {
        var assembler = BlockAssembler(PageGeometry(pageSize: 512, pageCount: 2))
        _ = Self.page(1, 512).withUnsafeBytes { assembler.add(1, $0) }
        #expect(assembler.firstPage == Self.page(1, 512))
    }

    /// Pages 65536 bytes long, around the lock page 16385; each block holds 16.
    private static let lock = PageGeometry(pageSize: 65536, pageCount: 16400)

    @Test(arguments: 0...16 as ClosedRange<UInt32>)
    func `a page of zeros takes the place of the lock page anywhere in a block`(before: UInt32) {
        let first = Self.lock.lockPage - before
        let all = blocks(Self.lock, from: first).flatMap(\.bytes)
        let expected = (first...Self.lock.pageCount).flatMap { page in
            page == Self.lock.lockPage
                ? [UInt8](repeating: 0, count: 65536) : Self.page(page, 65536)
        }
        #expect(all == expected)
    }

    @Test(arguments: 0...16 as ClosedRange<UInt32>)
    func `blocks around the lock page name their first pages`(before: UInt32) {
        let first = Self.lock.lockPage - before
        var next = first
        let blocks = blocks(Self.lock, from: first)
        let firsts = blocks.map { block in
            defer { next += UInt32(block.bytes.count / 65536) }
            return next
        }
        #expect(blocks.map(\.first) == firsts)
    }

    @Test(arguments: 1...17 as ClosedRange<UInt32>)
    func `the lock page may be the last page`(before: UInt32) {
        let geometry = PageGeometry(pageSize: 65536, pageCount: Self.lock.lockPage)
        let blocks = blocks(geometry, from: geometry.lockPage - before)
        #expect(blocks.reduce(0) { $0 + $1.bytes.count } == Int(before + 1) * 65536)
    }

    @Test func `an image that ends before the lock page gets none`() {
        let geometry = PageGeometry(pageSize: 65536, pageCount: Self.lock.lockPage - 1)
        let blocks = blocks(geometry, from: geometry.pageCount - 2)
        #expect(blocks.reduce(0) { $0 + $1.bytes.count } == 3 * 65536)
    }

    @Test func `nothing is left after the rest was taken`() {
        var assembler = BlockAssembler(PageGeometry(pageSize: 512, pageCount: 2))
        _ = Self.page(2, 512).withUnsafeBytes { assembler.add(2, $0) }
        _ = assembler.takeRest()
        #expect(assembler.takeRest()?.bytes == nil)
    }
}
