import Screen

/// What there is to know of one row, ready to be drawn.
struct Detail: Equatable, Sendable {
    /// What it is about.
    let title: String
    /// The names of its tabs; none if there is only one.
    var tabs: [String] = []
    /// The number of the tab that is shown.
    var tab = 0
    let lines: [[Span]]
    /// What matters most, for where there is room for one line only.
    let summary: [Span]
}

/// Draws a detail: its title and tabs in the line above, then its lines from an offset on.
struct DetailPane {
    let detail: Detail
    let offset: Int
    let hasFocus: Bool
    let glyphs: GlyphSet

    /// Cells at the right of the title's line for how many lines are below.
    private static let roomForMore = 12

    func draw(in area: Rect, _ body: Rect, on frame: inout Frame) {
        guard area.rows > 1 else {
            frame.put(detail.summary.cut(to: area.columns - 2, glyphs), in: area, row: 0, column: 1)
            return
        }
        drawTitle(in: area.line(0), on: &frame)
        let first = Self.clamped(offset, lines: detail.lines.count, rows: body.rows)
        for (row, line) in detail.lines.dropFirst(first).prefix(body.rows).enumerated() {
            frame.put(line, in: body, row: row)
        }
        let below = detail.lines.count - first - body.rows
        if below > 0 { drawMore(below, in: area.line(0), on: &frame) }
    }

    /// The offset that shows as much as there is.
    static func clamped(_ offset: Int, lines: Int, rows: Int) -> Int {
        max(0, min(offset, lines - rows))
    }

    private func drawTitle(in line: Rect, on frame: inout Frame) {
        frame.horizontalLine(in: line, glyphs: glyphs, Style(hasFocus ? .focus : .border))
        let title = detail.title.escapedForDisplay
            .cut(to: max(4, line.columns - 8), at: .middle, glyphs: glyphs)
        let end = frame.put(" \(title) ", in: line, column: 2, Style(hasFocus ? .focus : .emphasis))
        guard detail.tabs.count > 1 else { return }
        // At the right, where they stay whatever the title is.
        let width = detail.tabs.reduce(2) { $0 + $1.cellWidth + 2 }
        var column = line.columns - Self.roomForMore - width
        guard column > end else { return }
        column = frame.put(" ", in: line, column: column)
        for (number, name) in detail.tabs.enumerated() {
            let isHere = number == detail.tab
            let text = isHere ? "[\(name)]" : " \(name) "
            column = frame.put(text, in: line, column: column, Style(isHere ? .emphasis : .hint))
        }
        frame.put(" ", in: line, column: column)
    }

    private func drawMore(_ count: Int, in line: Rect, on frame: inout Frame) {
        let text = " \(count) more "
        let column = line.columns - text.cellWidth - 1
        frame.put(text, in: line, column: column, Style(.hint))
    }
}
