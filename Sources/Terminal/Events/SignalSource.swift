import CTerminal
import Glibc

/// The signals of a console, read one by one instead of interrupting it.
///
/// HUP, INT, QUIT, TERM, WINCH, TSTP and CONT are blocked from now on. Make it before the first
/// other thread starts: a thread that exists already would still be interrupted. Programs that this
/// process starts must be given an empty signal mask.
package final class SignalSource: Sendable {
    /// A signalfd(2): readable when a signal has arrived. For loops without a terminal.
    package let descriptor: Int32

    /// Blocks the signals.
    package init() throws(TerminalError) {
        descriptor = cterm_signals_open()
        guard descriptor >= 0 else { throw .system(call: "signalfd", errno: errno) }
    }

    deinit { close(descriptor) }

    /// The number of the next signal that arrived; nil when there is none. Never waits.
    package func next() -> Int32? {
        let signal = cterm_signals_next(descriptor)
        return signal == 0 ? nil : signal
    }
}
