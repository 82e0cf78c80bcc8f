import CSQLite
import Domain
import Testing

@testable import SQLiteSource

@Suite struct PageSinkTests {
    let pages = GatheredPages()
    let sink: PageSink

    init() {
        let geometry = PageGeometry(pageSize: 512, pageCount: 3)
        pages.begin(geometry, frozenAt: LocalTime(microseconds: 0, offset: 0))
        sink = PageSink(for: pages, geometry: geometry, path: "/srv/shop.db")
    }

    /// Writes pages of 512 bytes, or `count`, to `offsets`.
    private func write(to offsets: Int64..., count: Int = 512) -> [Int32] {
        let bytes = [UInt8](repeating: 7, count: count)
        return offsets.map { offset in
            bytes.withUnsafeBytes { bytes in
                bytes.baseAddress.map { sink.write($0, count: count, at: offset) } ?? SQLITE_ERROR
            }
        }
    }

    @Test(arguments: [[512, 1024, 0], [512, 0, 1024], [0, 512, 1024]] as [[Int64]])
    func `page 1 is handed over last whenever it came`(offsets: [Int64]) throws {
        for offset in offsets { #expect(write(to: offset) == [SQLITE_OK]) }
        try sink.handOverFirstPage()
        #expect(pages.order == [2, 3, 1])
    }

    @Test func `it is complete when every page has come`() {
        _ = write(to: 512, 1024)
        #expect(!sink.isComplete)
        _ = write(to: 0)
        #expect(sink.isComplete)
    }

    @Test(arguments: [[1024], [512, 512], [0, 0], [512, 1024, 1536], [100]] as [[Int64]])
    func `a page that is not next is refused`(offsets: [Int64]) {
        let codes = offsets.map { write(to: $0)[0] }
        #expect(codes.last == SQLITE_IOERR)
        #expect(sink.failure is SQLiteError)
    }

    @Test(arguments: [1, 256, 1024])
    func `a piece that is no page is refused`(count: Int) {
        #expect(write(to: 512, count: count) == [SQLITE_IOERR])
    }

    @Test func `it looks like an empty file at first`() {
        var bytes = [UInt8](repeating: 9, count: 16)
        let code = bytes.withUnsafeMutableBytes { bytes in
            bytes.baseAddress.map { sink.read(into: $0, count: 16, at: 0) }
        }
        #expect(code == csqlite_short_read() && bytes == [UInt8](repeating: 0, count: 16))
        #expect(sink.fileSize() == 0)
    }

    @Test func `a page that was handed over cannot be read back`() {
        _ = write(to: 512)
        var bytes = [UInt8](repeating: 9, count: 512)
        let code = bytes.withUnsafeMutableBytes { bytes in
            bytes.baseAddress.map { sink.read(into: $0, count: 512, at: 512) }
        }
        #expect(code == SQLITE_IOERR)
    }
}
