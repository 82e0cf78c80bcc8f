import Domain
import Glibc

/// The header of a database image that SQLite has not open.
enum ImageHeader {
    /// Where the versions of writing and of reading are: 1 for a rollback journal, 2 for WAL.
    /// <https://www.sqlite.org/fileformat2.html#file_format_version_numbers>
    private static let versions: (offset: off_t, rollback: [UInt8]) = (18, [1, 1])
    private static let headerBytes = 100

    /// Marks the image as one with a rollback journal.
    ///
    /// The backup interface keeps the journal mode of a database in WAL mode, but would switch one
    /// with a rollback journal to WAL when the image says so.
    static func setRollbackJournal(inImage path: String) throws {
        let descriptor = open(path, O_RDWR | O_CLOEXEC)
        if descriptor < 0 { throw SystemError.last("open", path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw SystemError.last("look at", path) }
        // An empty file is a database without pages.
        guard status.st_size >= headerBytes else { return }
        let count = pwrite(
            descriptor, versions.rollback, versions.rollback.count, versions.offset)
        guard count == versions.rollback.count else { throw SystemError.last("write", path) }
    }
}
