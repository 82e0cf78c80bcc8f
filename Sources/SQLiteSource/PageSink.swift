import CSQLite
import Domain
import Glibc

/// Takes the pages that SQLite's backup interface writes, in place of a file.
///
/// The interface writes whole pages at multiples of the page size: 2, 3, 4, … and among the last
/// ones, as many as fit into its cache, page 1. Confined to the thread of the job.
final class PageSink {
    /// What ended the writing, if anything did; SQLite only learns that there was an error.
    private(set) var failure: (any Error)?
    private let consumer: any PageConsumer
    private let geometry: PageGeometry
    private let path: String
    private var next: UInt32 = 2
    private var size: Int64 = 0
    /// Page 1, which is handed over last.
    private var firstPage: [UInt8]?

    /// Whether every page has arrived.
    var isComplete: Bool { firstPage != nil && next > geometry.pageCount }

    init(for consumer: any PageConsumer, geometry: PageGeometry, path: String) {
        self.consumer = consumer
        self.geometry = geometry
        self.path = path
    }

    /// SQLite writes `count` bytes at `offset`.
    func write(_ bytes: UnsafeRawPointer, count: Int, at offset: Int64) -> Int32 {
        do {
            try take(UnsafeRawBufferPointer(start: bytes, count: count), at: offset)
            size = max(size, offset + Int64(count))
            return SQLITE_OK
        } catch {
            failure = failure ?? error
            return SQLITE_IOERR
        }
    }

    /// Gives page 1 to the consumer, when all others are there.
    func handOverFirstPage() throws {
        try firstPage?.withUnsafeBytes { try consumer.receive(1, $0) }
    }

    /// SQLite reads: it looks for a header before the first write, and finds an empty file.
    func read(into bytes: UnsafeMutableRawPointer, count: Int, at offset: Int64) -> Int32 {
        memset(bytes, 0, count)
        if offset >= size || offset == 0 { return csqlite_short_read() }
        // A page that was handed over is gone. The backup interface asks for one again only when it
        // starts over, because somebody has written to the database.
        let page = UInt32(truncatingIfNeeded: offset / Int64(geometry.pageSize)) + 1
        failure =
            failure ?? SQLiteError.unexpectedPage(path: path, page: page, expected: next)
        return SQLITE_IOERR
    }

    /// The size of the file that is not there.
    func fileSize() -> Int64 { size }

    /// SQLite cuts the file, which it does only to the size it has.
    func truncate(to size: Int64) { self.size = size }

    private func take(_ bytes: UnsafeRawBufferPointer, at offset: Int64) throws {
        let page = UInt32(truncatingIfNeeded: offset / Int64(max(1, bytes.count))) + 1
        let isWhole = bytes.count == geometry.pageSize && offset % Int64(geometry.pageSize) == 0
        if next == geometry.lockPage { next += 1 }
        let isExpected = page == 1 ? firstPage == nil : page == next && page <= geometry.pageCount
        guard isWhole, isExpected else {
            throw SQLiteError.unexpectedPage(path: path, page: page, expected: next)
        }
        if page == 1 {
            firstPage = Array(bytes)
        } else {
            try consumer.receive(page, bytes)
            next += 1
        }
        if next == geometry.lockPage { next += 1 }
    }
}
