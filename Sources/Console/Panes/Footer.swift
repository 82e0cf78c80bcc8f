import Screen

/// The two lines at the bottom: what was just said or is being typed, and the keys of this place.
struct Footer {
    let state: ConsoleState

    private var glyphs: GlyphSet { state.look.glyphs }

    func draw(in area: Rect, on frame: inout Frame) {
        let (top, bottom) = area.splitTop(1)
        drawNotice(in: top, on: &frame)
        frame.fill(bottom, with: " ", Style(.text, on: .bar))
        var column = 1
        for (key, name) in keys {
            let spans = [Span(key.label, .focus), Span(" \(name)", .hint)]
            let width = spans.reduce(0) { $0 + $1.text.cellWidth }
            guard column + width < area.columns else { break }
            column = frame.put(spans, in: bottom, row: 0, column: column, on: .bar) + 2
        }
    }

    /// The keys of this place and what they do, what matters most first.
    private var keys: [(Key, String)] {
        let own = state.restoreKeys.map { ($0.keys.first, $0.name) }
        let isWizard = state.screen == .restore && state.wizard.isOpen
        let common = isWizard ? [ActionTable.action(.help)].compactMap { $0 } : ActionTable.all
        let rest = common.filter { $0.isInFooter && $0.fits(state.screen) }
            .map { ($0.keys.first, $0.name) }
        return (own + rest).compactMap { key, name in key.map { ($0, name) } }
    }

    private func drawNotice(in line: Rect, on frame: inout Frame) {
        let list = state.list
        if list.isFiltering || !list.filter.isEmpty {
            let cursor = list.isFiltering ? "_" : ""
            frame.put(
                [
                    Span("/", .focus), Span(list.filter + cursor, .emphasis),
                    Span("  Esc clears", .hint),
                ],
                in: line, row: 0, column: 1)
        } else if let notice = state.notice {
            let text = notice.text.escapedForDisplay.cut(to: line.columns - 2, glyphs: glyphs)
            frame.put(text, in: line, column: 1, Style(notice.role))
        }
    }
}
