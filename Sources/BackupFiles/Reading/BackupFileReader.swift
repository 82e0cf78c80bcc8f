import Domain
import Glibc

/// A complete backup, opened for reading: its trailer and its table of frames were checked.
final class BackupFileReader: Sendable {
    /// One frame of pages, and where it lies.
    struct Frame: Sendable {
        /// Where it begins in the file.
        var offset: Int64
        /// Its bytes in the file.
        var compressed: Int
        /// The bytes it decodes to.
        var content: Int
        /// Where its content begins, counted over all frames.
        var contentOffset: Int64
    }

    /// The open file.
    let file: OpenFile
    /// Bytes of the file.
    let size: Int64
    /// The trailer.
    let trailer: Trailer
    /// The frames of pages, without the trailer.
    let frames: [Frame]

    /// Bytes of the file before the trailer.
    var framesEnd: Int64 { frames.last.map { $0.offset + Int64($0.compressed) } ?? 0 }
    /// The path of the file.
    var path: String { file.path }

    /// Opens the backup at `path`.
    ///
    /// - Throws: `DamagedFile`, `SystemError`.
    init(_ path: String) throws {
        file = try OpenFile(path, O_RDONLY | O_NONBLOCK)
        size = try file.size()
        let (file, size) = (file, size)
        (trailer, frames) = try DamagedFile.naming(path) { try Self.end(of: file, size: size) }
    }

    private static func end(of file: OpenFile, size: Int64) throws -> (Trailer, [Frame]) {
        let table = try SeekTable(atEndOf: file, size: size)
        guard let last = table.entries.last, last.content == 0,
            last.compressed <= Trailer.maximumBytes
        else { throw FormatError.badSeekTable }
        let trailerOffset = size - Int64(table.byteCount) - Int64(last.compressed)
        let trailer = try Trailer(file.bytes(at: trailerOffset, count: Int(last.compressed)))
        guard Digest.ofBytes(table.encoded) == trailer.seekTable else {
            throw FormatError.badSeekTable
        }
        let frames = frames(of: table)
        try checkContentSizes(frames, trailer.facts)
        return (trailer, frames)
    }

    private static func frames(of table: SeekTable) -> [Frame] {
        var frames: [Frame] = []
        frames.reserveCapacity(table.entries.count - 1)
        var (offset, contentOffset): (Int64, Int64) = (0, 0)
        for entry in table.entries.dropLast() {
            frames.append(
                Frame(
                    offset: offset, compressed: Int(entry.compressed), content: Int(entry.content),
                    contentOffset: contentOffset))
            offset += Int64(entry.compressed)
            contentOffset += Int64(entry.content)
        }
        return frames
    }

    /// No frame may be empty or ask for much memory, and those of a full backup are whole pages.
    private static func checkContentSizes(_ frames: [Frame], _ facts: BackupFacts) throws {
        let geometry = facts.geometry
        let limit = BlockAssembler.blockBytes + BlockAssembler.blockBytes
        let isSmall = frames.allSatisfy {
            (1...limit).contains($0.content) && $0.compressed <= 2 * limit
        }
        guard isSmall else {
            throw FormatError.badSeekTable
        }
        guard facts.kind == .full else { return }
        let isWhole = frames.allSatisfy { $0.content % max(1, geometry.pageSize) == 0 }
        guard isWhole, frames.reduce(0, { $0 + Int64($1.content) }) == geometry.imageBytes else {
            throw FormatError.badTrailer
        }
    }
}
