import Screen

/// The two lines at the bottom: filter, marks and what was just said; and the keys of this place.
struct Footer {
    let state: ConsoleState

    private var glyphs: GlyphSet { state.look.glyphs }

    func draw(in area: Rect, on frame: inout Frame) {
        let (top, bottom) = area.splitTop(1)
        drawNotice(in: top, on: &frame)
        frame.fill(bottom, with: " ", Style(.text, on: .bar))
        var column = 1
        for key in FooterKeys(state: state).spans(cells: bottom.columns - 2) {
            column = frame.put(key, in: bottom, row: 0, column: column, on: .bar) + 2
        }
    }

    private func drawNotice(in line: Rect, on frame: inout Frame) {
        let column = frame.put(standing, in: line, row: 0, column: 1)
        if state.list.isFiltering {
            let typed = 2 + state.list.filter.escapedForDisplay.cellWidth
            if typed < line.columns { frame.cursor = .init(row: line.row, column: typed) }
        }
        guard let notice = state.notice else { return }
        let start = column > 1 ? column + 2 : 1
        let text = notice.text.escapedForDisplay
            .cut(to: line.columns - start - 1, glyphs: glyphs)
        frame.put(text, in: line, column: start, Style(notice.role))
    }

    /// What stays until it is taken back: the filter and the marks.
    private var standing: [Span] {
        let list = state.list
        var spans: [Span] = []
        if list.isFiltering || !list.filter.isEmpty {
            let count = state.ids.count
            spans += [
                Span("/", .focus), Span(list.filter.escapedForDisplay, .emphasis),
                Span(list.isFiltering ? "_" : "", .focus),
                Span("  \(count == 1 ? "1 match" : "\(count) matches"), Esc clears", .hint),
            ]
        }
        if !list.marks.isEmpty {
            let gap = spans.isEmpty ? "" : "  "
            spans.append(Span("\(gap)\(list.marks.count) marked", .focus))
        }
        return spans
    }
}

extension ConsoleState {
    /// Whether there is nothing to go back from.
    var isAtHome: Bool {
        screen == .tasks && panel == .list && !isZoomed && list.filter.isEmpty
            && list.marks.isEmpty
    }
}
