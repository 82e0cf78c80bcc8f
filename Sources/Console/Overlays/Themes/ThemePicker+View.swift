import Screen

extension ThemePicker {
    /// Draws the list and the report at the right of the screen; at its bottom where it is narrow.
    func draw(_ state: ConsoleState, on frame: inout Frame) {
        let glyphs = state.look.glyphs
        let area = Self.area(in: frame.bounds)
        let inside = OverlayView(state: state).cleared(area, title: "Themes", on: &frame)
        let (top, rest) = inside.splitTop(1)
        drawFilter(in: top, glyphs, on: &frame)
        let report = report(glyphs, columns: rest.columns - 2)
        let (foot, body) = rest.splitBottom(1)
        let rows = min(report.count, max(2, body.rows / 2))
        let (bottom, list) = body.splitBottom(rows)
        drawList(in: list, glyphs, on: &frame)
        for (row, line) in report.prefix(rows).enumerated() {
            frame.put(line, in: bottom, row: row, column: 1)
        }
        let keys = [Span("Enter", .focus), Span(" keep  ", .hint), Span("Esc", .focus)]
        frame.put(keys + [Span(" as before", .hint)], in: foot, row: 0, column: 1)
    }

    private static func area(in bounds: Rect) -> Rect {
        guard bounds.columns >= 70 else {
            return bounds.splitBottom(min(9, bounds.rows - 2)).bottom
        }
        let body = bounds.splitTop(2).rest.splitBottom(2).rest
        return body.splitRight(40).right.splitTop(30).top
    }

    private func drawFilter(in line: Rect, _ glyphs: GlyphSet, on frame: inout Frame) {
        frame.put("/", in: line, column: 1, Style(.focus))
        let look = TextField.Look(hasFocus: true, placeholder: "part of a name", glyphs: glyphs)
        filter.draw(look, in: line.splitLeft(2).rest.splitRight(1).rest, on: &frame)
    }

    private func drawList(in area: Rect, _ glyphs: GlyphSet, on frame: inout Frame) {
        let shown = shown
        guard !shown.isEmpty else {
            frame.put("No name contains this.", in: area, column: 3, Style(.muted))
            return
        }
        let place = shown.firstIndex { $0.name == selected } ?? 0
        let first = max(0, min(place - area.rows / 2, shown.count - area.rows))
        for (row, choice) in shown.dropFirst(first).prefix(area.rows).enumerated() {
            draw(choice, in: area.line(row), glyphs, on: &frame)
        }
    }

    private func draw(
        _ choice: ThemeChoice, in line: Rect, _ glyphs: GlyphSet, on frame: inout Frame
    ) {
        let isSelected = choice.name == selected
        if isSelected { frame.put(">", in: line, column: 1, Style(.focus, .bold)) }
        let mark = Self.mark(choice, glyphs)
        let name = Span(choice.name).cut(to: line.columns - 16, glyphs)
        let now = choice.name == before ? Span("  as it was", .hint) : Span("")
        frame.put([mark, Span(" "), name, now], in: line, row: 0, column: 3)
        if isSelected { frame.lay(line, on: .selection) }
    }

    private static func mark(_ choice: ThemeChoice, _ glyphs: GlyphSet) -> Span {
        guard let contrast = choice.contrast else { return Span("-", .hint) }
        let mark: StateMark = contrast.failing.isEmpty ? .ok : .failed
        return Span(String(mark.glyph(glyphs)), mark.role)
    }

    /// How readable the theme under the cursor is.
    private func report(_ glyphs: GlyphSet, columns: Int) -> [[Span]] {
        guard let current else { return [] }
        guard let contrast = current.contrast else {
            let words = "Only the terminal knows these colours, and how far apart they are."
            return Note(words, .hint).lines(cells: columns, glyphs).map { [$0] }
        }
        let verdict: Span =
            contrast.failing.isEmpty
            ? Span("all \(contrast.pairs) colours readable", .good)
            : Span("\(contrast.failing.count) of \(contrast.pairs) colours too faint", .failed)
        let count = contrast.raised.count
        let raised = Span(count == 0 ? "none had to be raised" : "\(count) raised:", .hint)
        let lines = contrast.failing.map { line($0, glyphs, .failed) }
        let others = contrast.raised.filter { !contrast.failing.contains($0) }
        return [[verdict], [raised]] + lines + others.map { line($0, glyphs, .text) }
    }

    private func line(_ entry: ContrastReport.Entry, _ glyphs: GlyphSet, _ role: Role) -> [Span] {
        let arrow = glyphs == .unicode ? "→" : "->"
        let name = "\(entry.role) on \(entry.ground)".padded(to: 22, glyphs: glyphs)
        let (original, shown) = (Self.ratio(entry.original), Self.ratio(entry.shown))
        return [Span(name, role), Span("\(original) \(arrow) \(shown)", .rate)]
    }

    /// One decimal, rounded down: 4.49 is not 4.5.
    private static func ratio(_ number: Double) -> String {
        let tenths = Int(number * 10)
        return "\(tenths / 10).\(tenths % 10)"
    }
}
