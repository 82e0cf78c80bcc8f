import Domain
import Glibc

/// The path of a socket, also where it is longer than the 107 bytes that the kernel takes.
///
/// <https://man7.org/linux/man-pages/man7/unix.7.html>, "Pathname sockets".
struct SocketPath {
    private let folder: String
    private let name: String

    /// What `sun_path` holds, without the zero at its end.
    private static let longest = 107

    /// The whole path.
    var path: String { "\(folder)/\(name)" }

    init(_ name: String, in folder: String) {
        self.folder = folder
        self.name = name
    }

    /// Calls `body` with a path to the same place that is short enough.
    ///
    /// - Throws: `SystemError` when the folder cannot be opened; what `body` throws.
    func withShortPath<T>(_ body: (String) throws -> T) throws -> T {
        if path.utf8.count <= Self.longest { return try body(path) }
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError.last("open", folder) }
        defer { close(descriptor) }
        return try body("/proc/self/fd/\(descriptor)/\(name)")
    }
}
