import CTerminal
import Glibc

/// Wakes a sleeping ``TerminalSession/events(before:)``.
///
/// Any number of calls before it wakes count as one. Each holder keeps the descriptor open.
package final class Waker: Sendable {
    /// An eventfd(2): readable after a call of ``wake()``.
    let descriptor: Int32

    /// A waker that nobody has called.
    package init() throws(TerminalError) {
        descriptor = cterm_event_open()
        guard descriptor >= 0 else { throw .system(call: "eventfd", errno: errno) }
    }

    deinit { close(descriptor) }

    /// Has an effect from any thread, at any time, even when nobody waits yet.
    package func wake() { cterm_event_wake(descriptor) }

    func clear() { cterm_event_clear(descriptor) }
}
