import Domain

/// A run of whole pages on its way into a backup.
struct PageBlock: Sendable {
    /// The number of its first page.
    var first: UInt32
    /// The pages, one after another.
    var bytes: [UInt8] = []
}

/// Gathers pages 2, 3, 4, … into blocks of 1 MiB, and keeps page 1 aside.
struct BlockAssembler {
    /// Bytes of a block's pages at most.
    static let blockBytes = 1 << 20

    let geometry: PageGeometry
    /// Page 1, once it has come.
    private(set) var firstPage: [UInt8] = []
    private var block: PageBlock
    private var next: UInt32

    /// Gathers the pages of an image from `first` on, which is 2 except in tests.
    init(_ geometry: PageGeometry, startingAt first: UInt32 = 2) {
        self.geometry = geometry
        block = PageBlock(first: first)
        next = first
    }

    /// Takes a page; gives the block that it filled.
    ///
    /// The lock page never comes, so a page of zeros is put in its place.
    mutating func add(_ page: UInt32, _ bytes: UnsafeRawBufferPointer) -> PageBlock? {
        if page == 1 {
            firstPage = Array(bytes)
            return nil
        }
        var full = next == geometry.lockPage ? appendLockPage() : nil
        block.bytes.append(contentsOf: bytes)
        next = page + 1
        full = full ?? takeIfFull()
        return full
    }

    /// The last block, if it is not empty.
    mutating func takeRest() -> PageBlock? {
        if next == geometry.lockPage, next <= geometry.pageCount, let full = appendLockPage() {
            return full
        }
        return block.bytes.isEmpty ? nil : take()
    }

    private mutating func appendLockPage() -> PageBlock? {
        block.bytes.append(contentsOf: repeatElement(0, count: geometry.pageSize))
        next += 1
        return takeIfFull()
    }

    private mutating func takeIfFull() -> PageBlock? {
        block.bytes.count + geometry.pageSize > Self.blockBytes ? take() : nil
    }

    private mutating func take() -> PageBlock {
        let taken = block
        block = PageBlock(first: taken.first + UInt32(taken.bytes.count / geometry.pageSize))
        block.bytes.reserveCapacity(Self.blockBytes)
        return taken
    }
}
