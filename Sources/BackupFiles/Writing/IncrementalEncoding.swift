import Domain

/// Only pages whose digest differs from the parent's go into the file.
///
/// Page 1 always does, in a frame of its own at the start: whether it has changed is known last.
final class IncrementalEncoding: PageEncoding {
    private struct Comparison: Sendable {
        var block: PageBlock
        var before: [PageDigest]
    }

    private struct Difference: Sendable {
        var first: UInt32
        var digests: [PageDigest]
        /// The changed pages as records, ready to go into a frame.
        var records: [UInt8]
        var changedPages: UInt32
    }

    private struct EncodedRecords: Sendable {
        var frame: [UInt8]
        var contentBytes: Int
    }

    private let geometry: PageGeometry
    private let file: BackupFileWriter
    private let before: PageTable
    private let table: PageTable
    private let comparing: WorkerPool<Comparison, Difference>
    private let compressing: WorkerPool<[UInt8], EncodedRecords>
    private var records: [UInt8] = []
    private(set) var changedPages: UInt32 = 0

    /// Blocks under way at most, each of up to 1 MiB, in each of the two pools.
    private static let blocksAtOnce = 4
    /// Below so many changed bytes an incremental backup is always worth it.
    private static let smallChange = 1 << 20

    init(
        _ geometry: PageGeometry, level: Int, into file: BackupFileWriter, table: PageTable,
        before: PageTable
    ) {
        self.geometry = geometry
        self.file = file
        self.table = table
        self.before = before
        let pageSize = geometry.pageSize
        comparing = WorkerPool(threads: 2) { { Self.difference($0, pageSize: pageSize) } }
        compressing = WorkerPool(threads: 2) {
            let compressor = FrameCompressor(level: level)
            return {
                EncodedRecords(frame: try compressor.frame(of: $0), contentBytes: $0.count)
            }
        }
    }

    func add(_ block: PageBlock) throws {
        let count = block.bytes.count / geometry.pageSize
        let before = try before.digests(from: block.first, count: count)
        comparing.submit(Comparison(block: block, before: before))
        while comparing.pending >= Self.blocksAtOnce { try takeDifference() }
    }

    func drain() throws {
        while comparing.pending > 0 { try takeDifference() }
        compressRecords()
        while compressing.pending > 0 { try takeFrame() }
    }

    func firstContent(_ page: [UInt8]) throws -> (content: [UInt8], isChanged: Bool) {
        let digest = page.withUnsafeBytes { PageDigest(of: $0) }
        let isChanged = try before.digests(from: 1, count: 1).first != digest
        return (PageRun(first: 1, count: 1).header + page, isChanged)
    }

    func stop() {
        comparing.stop()
        compressing.stop()
    }

    private func takeDifference() throws {
        let difference = try comparing.next()
        try table.set(difference.digests, from: difference.first)
        changedPages += difference.changedPages
        let isMost = UInt64(changedPages) * 2 > UInt64(geometry.pageCount)
        if isMost, Int64(changedPages) * Int64(geometry.pageSize) > Self.smallChange {
            throw NeedsFullBackup(.mostPagesChanged)
        }
        if records.count + difference.records.count > BlockAssembler.blockBytes {
            compressRecords()
        }
        records += difference.records
        while compressing.pending >= Self.blocksAtOnce { try takeFrame() }
    }

    private func compressRecords() {
        guard !records.isEmpty else { return }
        compressing.submit(records)
        records = []
    }

    private func takeFrame() throws {
        let encoded = try compressing.next()
        try file.append(encoded.frame, contentBytes: encoded.contentBytes)
    }

    /// Compares a block with the digests its pages had before; pages beyond those are new.
    private static func difference(_ work: Comparison, pageSize: Int) -> Difference {
        work.block.bytes.withUnsafeBytes { bytes in
            let digests = PageDigest.digests(of: bytes, pageSize: pageSize)
            let isChanged = digests.indices.map { index in
                index >= work.before.count || digests[index] != work.before[index]
            }
            var result = Difference(
                first: work.block.first, digests: digests, records: [], changedPages: 0)
            var start = 0
            while let begin = isChanged[start...].firstIndex(of: true) {
                let end = isChanged[begin...].firstIndex(of: false) ?? isChanged.endIndex
                let run = PageRun(
                    first: work.block.first + UInt32(begin), count: UInt32(end - begin))
                result.records += run.header
                result.records += bytes[begin * pageSize..<end * pageSize]
                result.changedPages += run.count
                start = end
            }
            return result
        }
    }
}
