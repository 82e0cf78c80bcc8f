import Glibc

/// Sends standard error elsewhere while the screen is up.
final class StandardErrorCapture {
    private let target: Int32
    private let ownsTarget: Bool
    private var original: Int32 = -1

    /// Prepares a capture; nil when nothing is to change.
    init?(_ wanted: TerminalOptions.StandardError) throws(TerminalError) {
        switch wanted {
        case .unchanged:
            return nil
        case .descriptor(let descriptor):
            target = descriptor
            ownsTarget = false
        case .file(let path):
            target = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
            ownsTarget = true
            guard target >= 0 else { throw .cannotOpen(path: path, errno: errno) }
        }
    }

    deinit {
        stop()
        if ownsTarget { close(target) }
    }

    /// Starts the redirection.
    func start() {
        guard original < 0 else { return }
        original = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
        dup2(target, STDERR_FILENO)
    }

    /// Ends the redirection.
    func stop() {
        guard original >= 0 else { return }
        dup2(original, STDERR_FILENO)
        close(original)
        original = -1
    }
}
