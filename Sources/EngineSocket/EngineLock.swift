import Domain
import Foundation

/// The right to be the one engine of a state folder: a file held by flock(2), which dies with its
/// holder however that ends.
package final class EngineLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock of `folder`, which must exist, and leaves a note of `holder` in its file.
    ///
    /// - Throws: `busy`, naming the holder; `SystemError`, when the file cannot be used.
    package init(in folder: String, for holder: EngineHolder) throws {
        let path = "\(folder)/engine.lock"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw SystemError.last("create", path) }
        self.descriptor = descriptor
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            if errno == EINTR { continue }
            guard errno == EWOULDBLOCK else { throw SystemError.last("lock", path) }
            throw Self.busy(Self.note(descriptor))
        }
        let note = try JSONEncoder().encode(holder)
        let written = note.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
        guard written == note.count, ftruncate(descriptor, off_t(note.count)) == 0 else {
            throw SystemError.last("write", path)
        }
    }

    deinit { close(descriptor) }

    /// The holder may be about to write its note: then nothing is known of it yet.
    private static func note(_ descriptor: Int32) -> EngineHolder? {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count > 0 else { return nil }
        return try? JSONDecoder().decode(EngineHolder.self, from: Data(bytes[..<count]))
    }

    private static func busy(_ holder: EngineHolder?) -> Failure {
        let who = holder.map {
            "process \($0.pid) on \($0.host.quotedForDisplay) (\($0.role.rawValue)) since \($0.since)"
        }
        return Failure(
            .busy, "Another engine already runs here: \(who ?? "it has just begun").",
            cause: "One engine works on a state folder at a time.",
            next: "Talk to it with 'stillpoint' or any command, or end it first.", canRetry: true)
    }
}
