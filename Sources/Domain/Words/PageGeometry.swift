/// How a database is cut into pages.
package struct PageGeometry: Hashable, Sendable, Codable {
    /// Bytes of a page: a power of two from 512 to 65536; 0 when there are no pages at all.
    package let pageSize: Int
    /// How many pages there are; they are numbered from 1.
    package let pageCount: UInt32

    /// Bytes of the whole image.
    package var imageBytes: Int64 { Int64(pageSize) * Int64(pageCount) }

    /// The page around byte 2^30, which SQLite uses for locks and never for data; 0 if there is none.
    ///
    /// <https://www.sqlite.org/fileformat2.html#the_lock_byte_page>
    package var lockPage: UInt32 { pageSize == 0 ? 0 : UInt32(0x4000_0000 / pageSize) + 1 }

    /// `pageCount` pages of `pageSize` bytes.
    package init(pageSize: Int, pageCount: UInt32) {
        self.pageSize = pageCount == 0 ? 0 : pageSize
        self.pageCount = pageCount
    }
}
