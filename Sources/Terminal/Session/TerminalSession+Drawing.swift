import Screen

extension TerminalSession {
    /// Shows a frame: with one write(2), of what changed only, and with none when nothing did.
    ///
    /// While the terminal has not taken the previous frame, only the latest one is kept and drawn
    /// when it has.
    package func draw(_ frame: Frame) {
        guard holder == .session else { return }
        guard unsent.isEmpty else {
            postponed = frame
            return
        }
        let content = renderer.render(frame) + cursorChange(for: frame)
        guard !content.isEmpty else { return }
        statistics.frames += 1
        statistics.writes += 1
        send(modes.beginFrame + content + modes.endFrame)
    }

    /// Draws in other colours from the next frame on.
    package func use(_ theme: Theme) { renderer.use(theme) }

    /// Writes what the terminal takes now, and keeps the rest for when it is ready.
    func send(_ bytes: [UInt8]) {
        guard unsent.isEmpty else {
            unsent += bytes
            return
        }
        unsent = bytes[...]
        flush()
    }

    /// Writes more of what is left, once.
    func flush() {
        switch device.write(unsent) {
        case .took(let count):
            statistics.bytes += count
            unsent = unsent.dropFirst(count)
        case .end:
            hangUp()
        }
    }

    /// Goes on when the terminal takes output again.
    func resumeOutput() {
        statistics.writes += 1
        flush()
        guard unsent.isEmpty, let frame = postponed else { return }
        postponed = nil
        draw(frame)
    }

    private func cursorChange(for frame: Frame) -> [UInt8] {
        let shows = renderer.visibleCursor(of: frame) != nil
        guard shows != isCursorShown else { return [] }
        isCursorShown = shows
        return shows ? modes.showCursor : modes.hideCursor
    }
}
