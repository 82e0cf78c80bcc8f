import Screen

/// Something a console reacts to.
package enum TerminalEvent: Equatable, Sendable {
    /// A key.
    case key(Key)
    /// A paste, whole, with `\n` between lines. It may hold anything a file may hold.
    case paste(String)
    /// The terminal has another size now.
    case resized(Size)
    /// Somebody called ``Waker/wake()`` since the last event of this kind.
    case woken
    /// The deadline passed and nothing else happened.
    case tick
    /// Ctrl-Z or SIGTSTP: answer with ``TerminalSession/suspend()``, or say why not.
    case suspendRequested
    /// The process was stopped and goes on; what was on the screen has to be drawn again.
    case resumed
    /// Somebody wants the process to end.
    case signal(EndSignal)
    /// The terminal is gone, or SIGHUP says so. Comes once; nothing is drawn from now on.
    case hungUp
}

/// A signal that asks for the end of the process; the raw value is its number.
package enum EndSignal: Int32, Sendable {
    /// SIGINT: somebody's `kill -INT`; Ctrl-C arrives as a key.
    case interrupt = 2
    /// SIGQUIT.
    case quit = 3
    /// SIGTERM.
    case terminate = 15

    /// What a process that this signal ended reports to its parent: 130, 131 or 143.
    package var exitCode: Int32 { 128 + rawValue }
}
