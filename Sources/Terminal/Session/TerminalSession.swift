import CTerminal
import Glibc
import Screen

/// A terminal taken over for a full-screen console: frames go out, events come in, and it is given
/// back as it was found, whatever happens.
///
/// One thread owns it: the one that opened it. Only its ``waker`` may be used from others. It reads
/// and writes without waiting and sleeps in ``events(before:)`` only, so a stalled connection
/// stalls nothing else.
package final class TerminalSession {
    /// Counts for budgets and tests.
    package struct Statistics: Equatable, Sendable {
        /// Frames that changed something.
        package internal(set) var frames = 0
        /// Calls of write(2) for them: one each, unless the terminal was slow to take it.
        package internal(set) var writes = 0
        /// Bytes written for them.
        package internal(set) var bytes = 0
    }

    /// Whose terminal it is.
    enum Holder {
        /// Ours.
        case session
        /// The shell's, or that of whoever had it before.
        case others
        /// Nobody's: it is gone.
        case nobody
    }

    /// Wakes ``events(before:)`` from any thread.
    package let waker: Waker

    /// The description in use, and what `TERM` asked for if that is unknown here.
    package let type: TerminalType

    /// What the terminal and the locale can show.
    package let glyphs: GlyphSet

    /// Counts since the session was opened.
    package internal(set) var statistics = Statistics()

    let device: TerminalDevice
    let signals: SignalSource
    let renderer: FrameRenderer
    let modes: ScreenModes
    let errors: StandardErrorCapture?
    var holder = Holder.others
    var decoder = KeyDecoder()
    var lastInput = ContinuousClock.now
    var queue: [TerminalEvent] = []
    var unsent: ArraySlice<UInt8> = []
    var postponed: Frame?
    var isCursorShown = false

    /// The size of the terminal, as of the last event.
    package internal(set) var size: Size

    /// Takes the terminal over.
    ///
    /// The locale of the process is set to that of the environment, for characters only.
    ///
    /// - Throws: When there is no terminal, or none that can place the cursor. Nothing has been
    ///   written to it then.
    package init(
        _ options: TerminalOptions, theme: Theme, signals: SignalSource, waker: Waker
    ) throws(TerminalError) {
        glyphs = cterm_use_locale() == 1 ? .unicode : .ascii
        device = try TerminalDevice(path: options.device)
        type = try TerminalType(term: options.type)
        errors = try StandardErrorCapture(options.standardError)
        size = device.size
        guard let renderer = FrameRenderer(type, size: size, options: options, theme: theme) else {
            throw .cannotPlaceCursor(type: type.name)
        }
        guard !Capability.bytes("cup", 0, 0).isEmpty else {
            throw .cannotPlaceCursor(type: type.name)
        }
        self.renderer = renderer
        self.signals = signals
        self.waker = waker
        modes = ScreenModes()
        enter()
    }

    deinit { close() }

    /// How many colours the terminal can show.
    package var depth: ColorDepth { renderer.depth }

    /// Gives the terminal back as it was found. The session draws nothing any more.
    ///
    /// - Parameter patience: How long to wait for a terminal that is slow to take the last bytes.
    package func close(patience: Duration = .milliseconds(500)) {
        leave(patience: patience)
        holder = .nobody
    }

    /// Stops the process as Ctrl-Z does, with the terminal given back, and returns when it goes on.
    ///
    /// Every thread of the process stands still meanwhile. ``TerminalEvent/resumed`` follows.
    package func suspend() {
        guard holder == .session else { return }
        leave(patience: .milliseconds(500))
        cterm_stop()
        device.saveModes()
        enter()
        readSignals(except: SIGCONT)
        queue.append(.resumed)
    }

    /// Puts a text on the clipboard of the terminal, which may not have one and does not say.
    ///
    /// - Returns: Whether it was asked: false for a terminal without, and a text that is too long.
    package func copy(_ text: String) -> Bool {
        guard modes.isXtermKin, holder == .session,
            let sequence = Clipboard.sequence(copying: text)
        else { return false }
        send(sequence)
        return true
    }

    /// Takes the terminal, from the shell or after a stop.
    func enter() {
        device.setRaw()
        errors?.start()
        cterm_guard_arm(device.descriptor, [device.modes], modes.leave, modes.leave.count)
        holder = .session
        isCursorShown = false
        renderer.forget()
        send(modes.enter)
        noticeSize()
    }

    private func leave(patience: Duration) {
        guard holder == .session else { return }
        holder = .others
        // A frame that was only taken in part is cut off here; the sequence copes with that.
        unsent = []
        postponed = nil
        write(modes.leave, patience: patience)
        device.restoreModes()
        cterm_guard_disarm()
        errors?.stop()
    }

    /// Writes before an end, when nobody will come back to write the rest.
    private func write(_ bytes: [UInt8], patience: Duration) {
        let deadline = ContinuousClock.now + patience
        var rest = bytes[...]
        while !rest.isEmpty, case .took(let count) = device.write(rest) {
            rest = rest.dropFirst(count)
            guard ContinuousClock.now < deadline else { return }
            if !rest.isEmpty {
                _ = Sleep(reading: [], writing: device.descriptor).until(deadline)
            }
        }
    }
}
