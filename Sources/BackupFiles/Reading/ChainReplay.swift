import Domain

/// Applies the files of a chain one after another: pages into an image, digests into a table.
///
/// Without an image everything is decoded and checked all the same. Confined to one thread; two
/// others decode.
final class ChainReplay {
    private struct Decoded: Sendable {
        /// Page digests, each run with its first page.
        var runs: [(first: UInt32, digests: [PageDigest])]
        var bytes: Int64
    }

    private let image: OpenFile?
    private let table: PageTable

    /// Frames under way at most, each of about 1 MiB.
    private static let framesAtOnce = 6
    private static let writeBehind: Int64 = 16 << 20

    /// - Parameter scratch: a nameless file for the digests of the pages.
    init(image: OpenFile?, scratch: OpenFile) {
        self.image = image
        table = PageTable(in: scratch)
    }

    /// Applies one file on top of those before it.
    ///
    /// - Parameter progress: called with the bytes read since the last call; what it throws ends it.
    /// - Throws: `DamagedFile` when the file, or the image it gives, is not what its trailer says.
    func apply(_ reader: BackupFileReader, progress: (Int64) throws -> Void) throws {
        try DamagedFile.naming(reader.path) {
            try decode(reader, progress: progress)
            let geometry = reader.trailer.facts.geometry
            try image?.truncate(to: geometry.imageBytes)
            try table.cut(toPages: geometry.pageCount)
            let digest = try table.imageDigest(pages: geometry.pageCount)
            guard digest == reader.trailer.facts.imageAfter else { throw FormatError.wrongImage }
        }
    }

    private func decode(_ reader: BackupFileReader, progress: (Int64) throws -> Void) throws {
        let image = image
        let pool = WorkerPool<BackupFileReader.Frame, Decoded>(threads: 2) {
            let decompressor = FrameDecompressor()
            return { try Self.decode($0, of: reader, with: decompressor, into: image) }
        }
        defer { pool.stop() }
        func take() throws {
            let decoded = try pool.next()
            for run in decoded.runs { try table.set(run.digests, from: run.first) }
            try progress(decoded.bytes)
        }
        var started: Int64 = 0
        for frame in reader.frames {
            pool.submit(frame)
            while pool.pending >= Self.framesAtOnce { try take() }
            if reader.trailer.facts.kind == .full,
                frame.contentOffset - started > 2 * Self.writeBehind
            {
                image?.startWriting(at: started, count: Self.writeBehind)
                started += Self.writeBehind
            }
        }
        while pool.pending > 0 { try take() }
    }

    private static func decode(
        _ frame: BackupFileReader.Frame, of reader: BackupFileReader,
        with decompressor: FrameDecompressor, into image: OpenFile?
    ) throws -> Decoded {
        let facts = reader.trailer.facts
        let packed = try reader.file.bytes(at: frame.offset, count: frame.compressed)
        guard packed.count == frame.compressed else { throw FormatError.truncated }
        let content = try decompressor.content(of: packed, count: frame.content)
        let runs = try runs(in: content, of: frame, facts)
        let pageSize = facts.geometry.pageSize
        return try content.withUnsafeBytes { bytes in
            let digests = try runs.map { run, offset in
                let pages = UnsafeRawBufferPointer(
                    rebasing: bytes[offset..<offset + Int(run.count) * pageSize])
                try image?.write(pages, at: Int64(run.first - 1) * Int64(pageSize))
                return (run.first, PageDigest.digests(of: pages, pageSize: pageSize))
            }
            return Decoded(runs: digests, bytes: Int64(frame.compressed))
        }
    }

    private static func runs(
        in content: [UInt8], of frame: BackupFileReader.Frame, _ facts: BackupFacts
    ) throws -> [(run: PageRun, offset: Int)] {
        guard facts.kind == .full else {
            return try PageRun.runs(in: content, geometry: facts.geometry)
        }
        let pageSize = Int64(facts.geometry.pageSize)
        let run = PageRun(
            first: UInt32(frame.contentOffset / pageSize) + 1,
            count: UInt32(Int64(content.count) / pageSize))
        return [(run, 0)]
    }
}
