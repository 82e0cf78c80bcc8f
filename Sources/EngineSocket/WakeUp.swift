import CSystem
import Domain
import Glibc

/// Wakes a thread that sleeps in poll(2), from any thread and at any time.
final class WakeUp: Sendable {
    /// Readable after `wake`, until `clear`.
    let descriptor: Int32

    init() throws {
        descriptor = csystem_event_open()
        guard descriptor >= 0 else { throw SystemError.last("open", "an eventfd") }
    }

    deinit { close(descriptor) }

    func wake() {
        var one: UInt64 = 1
        // It fails only when it is readable already.
        _ = write(descriptor, &one, 8)
    }

    func clear() {
        var count: UInt64 = 0
        _ = read(descriptor, &count, 8)
    }
}
