import Domain

/// The content of a frame of an incremental backup: runs of pages.
///
/// Little endian, one record after another, in page order:
/// ```
///   0   4  number of the first page
///   4   4  n, number of pages
///   8   …  the n pages
/// ```
struct PageRun: Hashable {
    static let headerBytes = 8

    /// The number of the first page.
    var first: UInt32
    /// How many pages there are.
    var count: UInt32

    /// The header of the record.
    var header: [UInt8] {
        var out = ByteWriter()
        out.number(first)
        out.number(count)
        return out.bytes
    }

    /// Cuts the content of a frame into its runs.
    ///
    /// - Returns: each run with the offset of its pages in `content`.
    /// - Throws: `badRecords` unless runs fill the content, ascend, and stay within the image.
    static func runs(
        in content: [UInt8], geometry: PageGeometry
    ) throws(FormatError) -> [(run: PageRun, offset: Int)] {
        var runs: [(run: PageRun, offset: Int)] = []
        var reader = ByteReader(content)
        var lowest: UInt32 = 1
        while reader.count > 0 {
            guard let first = try? reader.number(UInt32.self),
                let count = try? reader.number(UInt32.self),
                first >= lowest, count > 0, geometry.pageCount >= count,
                first - 1 <= geometry.pageCount - count
            else { throw .badRecords }
            let offset = content.count - reader.count
            guard (try? reader.raw(Int(count) * geometry.pageSize)) != nil else {
                throw .badRecords
            }
            runs.append((PageRun(first: first, count: count), offset))
            lowest = first + count
        }
        return runs
    }
}
