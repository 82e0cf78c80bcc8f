import Screen

/// The two lines at the top: where this is and what is going on, and the screens.
struct Heading {
    let state: ConsoleState

    private var glyphs: GlyphSet { state.look.glyphs }

    func draw(in area: Rect, on frame: inout Frame) {
        frame.fill(area, with: " ", Style(.text, on: .bar))
        let right = counts
        let width = right.reduce(0) { $0 + $1.text.cellWidth }
        frame.put(right, in: area, row: 0, column: area.columns - width - 1, on: .bar)
        let room = area.columns - width - 3
        let end = frame.put(
            title, in: Rect(row: area.row, column: area.column, rows: 1, columns: room), row: 0,
            column: 1, on: .bar)
        _ = end
        drawTabs(in: area, on: &frame)
    }

    private var title: [Span] {
        var spans = [Span("Stillpoint", .emphasis), Span("  \(state.look.host.escapedForDisplay)")]
        if let badge = state.look.badge {
            spans.append(Span("  [\(badge.escapedForDisplay)]", .late))
        }
        if state.look.isReadOnly { spans.append(Span("  [read-only]", .hint)) }
        return spans
    }

    /// Jobs, alerts, and the time.
    private var counts: [Span] {
        let running = state.world.jobs.filter(\.isRunning).count
        let waiting = state.world.activeJobs.count - running
        let alerts = ListSource(state: state).tasks.filter(\.isAlert).count
        var spans: [Span] = []
        if alerts > 0 {
            spans.append(Span(alerts == 1 ? "1 alert  " : "\(alerts) alerts  ", .failed))
        }
        if running > 0 { spans.append(Span("\(running) running  ", .focus)) }
        if waiting > 0 { spans.append(Span("\(waiting) queued  ", .hint)) }
        return spans + [Span(TimeText(now: state.now).clock(state.now))]
    }

    private func drawTabs(in area: Rect, on frame: inout Frame) {
        var column = 1
        let isNarrow = area.columns < 60
        for screen in ScreenID.allCases {
            let isHere = screen == state.screen
            let name = isNarrow && !isHere ? "" : " \(screen.title)"
            var spans = [
                Span("\(screen.rawValue)", isHere ? .focus : .hint),
                Span(name, isHere ? .emphasis : .text),
            ]
            let leftovers = state.world.survey?.leftovers.count ?? 0
            if screen == .leftovers, leftovers > 0 {
                spans.append(Span(" !\(leftovers)", .leftover))
            }
            column = frame.put(spans, in: area, row: 1, column: column, on: .bar) + 2
        }
    }
}
