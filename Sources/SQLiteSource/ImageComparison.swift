import Domain
import Glibc

/// Compares the pages of a database with those of the image that replaced it.
final class ImageComparison: PageConsumer {
    /// What differs first, as one sentence; nothing as long as nothing does.
    private(set) var difference: String?
    private let path: String
    private let descriptor: Int32
    private var isEmpty = false
    private var pageSize = 0
    private var buffer: [UInt8] = []

    /// Bytes of the first page that SQLite sets anew in every copy: the versions of reading and
    /// writing, three counters and its own version,
    /// <https://www.sqlite.org/fileformat2.html#the_database_header>.
    private static let ownBytes = [18..<20, 24..<28, 40..<44, 92..<100]

    /// - Parameter path: an image that SQLite has not open in this process.
    init(image path: String) throws {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { throw SystemError.last("open", path) }
    }

    deinit { close(descriptor) }

    func begin(_ geometry: PageGeometry, frozenAt time: LocalTime) throws {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw SystemError.last("look at", path) }
        pageSize = geometry.pageSize
        buffer = [UInt8](repeating: 0, count: pageSize)
        // SQLite gives an empty database its first page when it takes the place of another.
        isEmpty = status.st_size == 0
        let bytes = isEmpty ? Int64(geometry.pageSize) : Int64(status.st_size)
        difference =
            bytes == geometry.imageBytes
            ? nil : "It has \(geometry.imageBytes) bytes and should have \(bytes)."
    }

    func receive(_ page: UInt32, _ bytes: UnsafeRawBufferPointer) throws {
        if difference != nil || isEmpty { return }
        let offset = off_t(page - 1) * off_t(pageSize)
        let isSame = try buffer.withUnsafeMutableBytes { image in
            let count = pread(descriptor, image.baseAddress, image.count, offset)
            guard count >= 0 else { throw SystemError.last("read", path) }
            return count == bytes.count && Self.areSame(image, bytes, isFirst: page == 1)
        }
        if !isSame { difference = "Its page \(page) is not the restored one." }
    }

    private static func areSame(
        _ image: UnsafeMutableRawBufferPointer, _ bytes: UnsafeRawBufferPointer, isFirst: Bool
    ) -> Bool {
        if isFirst {
            for range in ownBytes { for place in range { image[place] = bytes[place] } }
        }
        guard let left = image.baseAddress, let right = bytes.baseAddress else { return true }
        return memcmp(left, right, bytes.count) == 0
    }
}
