import Domain
import Foundation

/// A configuration file as it lies on disk.
struct TextFile {
    /// Its path.
    let path: String
    // Far more than a person writes; keeps a wrong file from filling the memory.
    private static let limit = 1 << 20

    /// The text of the file, without a byte order mark; nothing if there is no file.
    ///
    /// - Throws: `configuration`: it cannot be read, is no ordinary file, too big, or not UTF-8.
    func read() throws(Failure) -> String? {
        guard let bytes = try bytes() else { return nil }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            let wrong = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
            throw Complaint(
                line: wrong + 1, problem: "this is not UTF-8 text",
                next: "Save the file in the encoding UTF-8."
            ).failure(in: path)
        }
        let mark: Unicode.Scalar = "\u{FEFF}"
        return text.unicodeScalars.first == mark ? String(text.unicodeScalars.dropFirst()) : text
    }

    private func bytes() throws(Failure) -> [UInt8]? {
        // Without O_NONBLOCK a named pipe of that name would be waited for.
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else {
            if errno == ENOENT, !isDanglingLink { return nil }
            throw unreadable
        }
        defer { close(file) }
        var facts = stat()
        guard fstat(file, &facts) == 0 else { throw unreadable }
        guard facts.st_mode & S_IFMT == S_IFREG else { throw wrong("is not an ordinary file") }
        guard facts.st_size <= Self.limit else { throw wrong("is too big to be configuration") }
        return try content(of: file)
    }

    private func content(of file: Int32) throws(Failure) -> [UInt8] {
        var content: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while content.count <= Self.limit {
            let count = Glibc.read(file, &buffer, buffer.count)
            if count == 0 { return content }
            if count > 0 {
                content += buffer[..<count]
            } else if errno != EINTR {
                throw unreadable
            }
        }
        throw wrong("is too big to be configuration")
    }

    private var isDanglingLink: Bool {
        var facts = stat()
        return lstat(path, &facts) == 0
    }

    private func wrong(_ problem: String) -> Failure {
        Failure(
            .configuration, "\(path.quotedForDisplay) \(problem).",
            next: "Move it elsewhere, or put a text file in its place.")
    }

    /// The failure that `errno` tells of.
    private var unreadable: Failure {
        var failure = SystemError.last("read", path).failure
        failure.code = .configuration
        return failure
    }
}
