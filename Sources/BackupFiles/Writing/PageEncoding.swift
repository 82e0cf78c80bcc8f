import Domain

/// Turns the pages of one pass into frames. Confined to one thread; ends with `stop`.
protocol PageEncoding: AnyObject {
    /// Pages found changed so far, page 1 aside.
    var changedPages: UInt32 { get }

    /// Takes the next block of pages; blocks come in page order.
    func add(_ block: PageBlock) throws

    /// Waits until all frames of the blocks so far are in the file.
    func drain() throws

    /// The content of the first frame, which holds page 1, and whether page 1 has changed.
    func firstContent(_ page: [UInt8]) throws -> (content: [UInt8], isChanged: Bool)

    /// Ends the threads.
    func stop()
}

/// A block as a frame, with the digests of its pages.
struct EncodedBlock: Sendable {
    var first: UInt32
    var digests: [PageDigest]
    var frame: [UInt8]
    var contentBytes: Int
}

/// Every page goes into the file: a full backup.
final class FullEncoding: PageEncoding {
    private let file: BackupFileWriter
    private let table: PageTable
    private let pool: WorkerPool<PageBlock, EncodedBlock>
    private(set) var changedPages: UInt32 = 0

    /// Blocks under way at most, each of up to 1 MiB.
    private static let blocksAtOnce = 6

    init(_ geometry: PageGeometry, level: Int, into file: BackupFileWriter, table: PageTable) {
        self.file = file
        self.table = table
        let pageSize = geometry.pageSize
        pool = WorkerPool(threads: 2) {
            let compressor = FrameCompressor(level: level)
            return { block in
                EncodedBlock(
                    first: block.first,
                    digests: block.bytes.withUnsafeBytes {
                        PageDigest.digests(of: $0, pageSize: pageSize)
                    },
                    frame: try compressor.frame(of: block.bytes), contentBytes: block.bytes.count)
            }
        }
    }

    func add(_ block: PageBlock) throws {
        pool.submit(block)
        while pool.pending >= Self.blocksAtOnce { try takeNext() }
    }

    func drain() throws {
        while pool.pending > 0 { try takeNext() }
    }

    func firstContent(_ page: [UInt8]) -> (content: [UInt8], isChanged: Bool) { (page, true) }

    func stop() { pool.stop() }

    private func takeNext() throws {
        let block = try pool.next()
        try table.set(block.digests, from: block.first)
        try file.append(block.frame, contentBytes: block.contentBytes)
        changedPages += UInt32(block.digests.count)
    }
}
