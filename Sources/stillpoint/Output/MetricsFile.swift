import Domain
import Foundation

/// A file for node_exporter's textfile collector, which may read it at any instant.
struct MetricsFile {
    /// Its path.
    let path: String

    /// Puts `text` in place of the file's content, readable for all, at once.
    ///
    /// - Throws: `SystemError`; then what was there before is still there.
    func write(_ text: String) throws {
        // The collector reads only names that end in ".prom", so it never sees the draft.
        let draft = "\(path).\(getpid()).tmp"
        unlink(draft)
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw SystemError.last("create", path) }
        let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
        do {
            // The umask may have taken the mode for others away.
            guard fchmod(file, 0o644) == 0 else { throw SystemError.last("make readable", path) }
            try handle.write(contentsOf: Data(text.utf8))
            try handle.close()
            guard rename(draft, path) == 0 else { throw SystemError.last("write", path) }
        } catch {
            unlink(draft)
            throw error
        }
    }
}
