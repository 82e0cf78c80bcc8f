import Screen

/// The two lines at the top: where this is and what is going on, and the screens.
struct Heading {
    let state: ConsoleState

    private var glyphs: GlyphSet { state.look.glyphs }

    func draw(in area: Rect, on frame: inout Frame) {
        frame.fill(area, with: " ", Style(.text, on: .bar))
        let room = area.columns - 2
        let counts =
            width(of: title(hasName: true)) + width(of: counts(inWords: true)) < room
            ? self.counts(inWords: true) : self.counts(inWords: false)
        let start = room - width(of: counts)
        let hasName = width(of: title(hasName: true)) < start
        let left = area.splitLeft(max(0, start)).left
        frame.put(title(hasName: hasName), in: left, row: 0, column: 1, on: .bar)
        frame.put(counts, in: area, row: 0, column: max(1, start + 1), on: .bar)
        drawTabs(in: area, on: &frame)
    }

    private func width(of spans: [Span]) -> Int { spans.reduce(0) { $0 + $1.text.cellWidth } }

    private func title(hasName: Bool) -> [Span] {
        var spans = hasName ? [Span("Stillpoint  ", .emphasis)] : []
        spans.append(Span(state.look.host.escapedForDisplay))
        if let badge = state.look.badge {
            spans.append(Span("  [\(badge.escapedForDisplay)]", .late))
        }
        if state.look.isReadOnly {
            spans.append(Span(hasName ? "  [read-only]" : "  [ro]", .focus))
        }
        return spans
    }

    /// Alerts, jobs, and the time; in signs where words have no room.
    private func counts(inWords: Bool) -> [Span] {
        let alerts = state.alerts.count
        let running = state.world.jobs.filter(\.isRunning).count
        let waiting = state.world.jobs.filter(\.isWaiting).count
        func count(_ number: Int, _ word: String, _ sign: Character, _ role: Role) -> [Span] {
            number == 0
                ? [] : [Span(inWords ? "\(number) \(word)  " : "\(sign)\(number) ", role)]
        }
        return count(alerts, alerts == 1 ? "alert" : "alerts", "!", .failed)
            + count(running, "running", StateMark.running.glyph(glyphs), .focus)
            + count(waiting, "queued", StateMark.waiting.glyph(glyphs), .hint)
            + [Span(TimeText(now: state.now).clock(state.now))]
    }

    private func drawTabs(in area: Rect, on frame: inout Frame) {
        var column = 1
        let isNarrow = area.columns < 60
        for screen in ScreenID.allCases {
            column =
                frame.put(tab(screen, isNarrow), in: area, row: 1, column: column, on: .bar) + 2
        }
    }

    private func tab(_ screen: ScreenID, _ isNarrow: Bool) -> [Span] {
        let isHere = screen == state.screen
        let name = isNarrow && !isHere ? "" : " \(screen.title)"
        var spans = [
            Span("\(screen.rawValue)", isHere ? .focus : .hint),
            Span(name, isHere ? .focus : .text),
        ]
        let leftovers = state.world.survey?.leftovers.count ?? 0
        if screen == .leftovers, leftovers > 0 { spans.append(Span(" !\(leftovers)", .leftover)) }
        return spans
    }
}
