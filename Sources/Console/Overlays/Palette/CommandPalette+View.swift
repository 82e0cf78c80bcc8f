import Screen

extension CommandPalette {
    /// Draws the line at the bottom, and above it what it may mean.
    func draw(_ state: ConsoleState, on frame: inout Frame) {
        let glyphs = state.look.glyphs
        let (line, above) = frame.bounds.splitBottom(1)
        drawLine(in: line, glyphs, on: &frame)
        let rows = min(matches.count, Self.mostRows, above.rows - 3)
        let area = above.splitBottom(rows + 2).bottom
        frame.fill(area)
        let title =
            area.columns < 60 ? "Commands" : "Commands  (Tab completes, Enter runs, Esc closes)"
        frame.horizontalLine(in: area, title: title, glyphs: glyphs, Style(.focus))
        // The chosen one is in view.
        let first = max(0, (choice ?? 0) - rows + 1)
        for (row, index) in (first..<first + max(0, rows)).enumerated() {
            draw(matches[index], index == choice, in: area.line(row + 1), glyphs, on: &frame)
        }
        drawProblem(in: area.line(area.rows - 1), glyphs, on: &frame)
    }

    private static let mostRows = 12

    private func drawLine(in line: Rect, _ glyphs: GlyphSet, on frame: inout Frame) {
        frame.put(":", in: line, Style(.focus, on: .selection))
        let look = TextField.Look(
            hasFocus: true, placeholder: "backup NAME", glyphs: glyphs)
        field.draw(look, in: line.splitLeft(1).rest, on: &frame)
    }

    private func draw(
        _ entry: PaletteEntry, _ isChosen: Bool, in line: Rect, _ glyphs: GlyphSet,
        on frame: inout Frame
    ) {
        let cells = min(36, max(20, line.columns * 2 / 5))
        if isChosen { frame.put(">", in: line, Style(.focus, .bold)) }
        let name = Span(entry.text.escapedForDisplay, .emphasis)
        frame.put(
            [name, Span(entry.needs, .muted)], in: line.splitLeft(cells).left, row: 0, column: 2)
        let room = line.columns - cells - 2
        frame.put(
            [Span(entry.help, .hint).cut(to: room, glyphs)], in: line, row: 0, column: cells + 1)
        if isChosen { frame.lay(line, on: .selection) }
    }

    private func drawProblem(in line: Rect, _ glyphs: GlyphSet, on frame: inout Frame) {
        let text = problem ?? (matches.isEmpty ? "No command is like this." : "")
        let role: Role = problem == nil ? .hint : .failed
        frame.put([Span(text, role).cut(to: line.columns - 4, glyphs)], in: line, row: 0, column: 2)
    }
}
