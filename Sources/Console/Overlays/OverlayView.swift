import Screen

/// Draws what lies over the screen.
struct OverlayView {
    let state: ConsoleState

    private var glyphs: GlyphSet { state.look.glyphs }

    func draw(_ overlay: Overlay, on frame: inout Frame) {
        switch overlay {
        case .help(let offset): drawHelp(offset, on: &frame)
        case .dialog(let dialog): draw(dialog, on: &frame)
        case .palette(let palette): palette.draw(state, on: &frame)
        case .themes(let picker): picker.draw(state, on: &frame)
        case .form(let form): form.draw(state, on: &frame)
        }
    }

    private func draw(_ dialog: Dialog, on frame: inout Frame) {
        let columns = min(72, frame.size.columns)
        let lines = lines(of: dialog, cells: columns - 4)
        let area = centered(rows: lines.count + 4, columns: columns, in: frame.bounds)
        let inside = cleared(area, title: dialog.title, on: &frame).inset(columns: 1)
        let (bottom, top) = inside.splitBottom(1)
        for (row, line) in lines.prefix(top.rows).enumerated() {
            frame.put(line, in: top, row: row)
        }
        drawAnswer(dialog, in: bottom, on: &frame)
    }

    /// Where it is, what it is about, what is lost and kept, and what consent takes.
    private func lines(of dialog: Dialog, cells: Int) -> [[Span]] {
        let place = [Span("on    ", .hint), Span(state.look.place.escapedForDisplay, .emphasis)]
        let lines = [place] + dialog.lines.flatMap { wrapped($0, cells) }
        guard case .name(let name) = dialog.consent else { return lines }
        return lines + wrapped(Span("type  \(name)", .focus), cells)
    }

    /// A line as several; what follows a word and two spaces stays in its own column.
    private func wrapped(_ line: Span, _ cells: Int) -> [[Span]] {
        guard let gap = line.text.firstRange(of: "  ") else {
            return Wrapping.lines(line.text, cells, glyphs: glyphs).map { [Span($0, line.role)] }
        }
        let label = String(line.text[..<gap.upperBound]).escapedForDisplay
        let blank = String(repeating: " ", count: label.cellWidth)
        let text = String(line.text[gap.upperBound...])
        let lines = Wrapping.lines(text, cells - label.cellWidth, glyphs: glyphs)
        return lines.enumerated().map { number, text in
            [Span(number == 0 ? label : blank, .hint), Span(text, line.role)]
        }
    }

    private func drawAnswer(_ dialog: Dialog, in line: Rect, on frame: inout Frame) {
        let button = Dialog.cancelButton
        let (right, rest) = line.splitRight(button.cellWidth)
        let left = rest.splitRight(1).rest
        switch dialog.consent {
        case .key: frame.put([Span("y", .focus), Span(" yes")], in: left, row: 0)
        case .name:
            // The end of what was typed is what one looks at.
            let typed = dialog.typed.escapedForDisplay
            let shown = String(typed.suffix(max(0, left.columns - 3)))
            let end = frame.put([Span("> "), Span(shown, .emphasis)], in: left, row: 0)
            frame.cursor = .init(row: line.row, column: min(line.column + end, right.column - 1))
        }
        frame.put(button, in: right, Style(.emphasis))
        frame.lay(right, on: .selection)
    }

    private func drawHelp(_ offset: Int, on frame: inout Frame) {
        let help = HelpText(state: state)
        let area = centered(rows: help.lines.count + 2, columns: 78, in: frame.bounds)
        let inside = cleared(area, title: help.title, on: &frame).inset(columns: 1)
        let first = DetailPane.clamped(offset, lines: help.lines.count, rows: inside.rows)
        for (row, line) in help.lines.dropFirst(first).prefix(inside.rows).enumerated() {
            frame.put(line, in: inside, row: row)
        }
        let below = help.lines.count - first - inside.rows
        guard below > 0 else { return }
        let more = " \(below) more: j "
        frame.put(
            more, in: area, row: area.rows - 1, column: area.columns - more.cellWidth - 2,
            Style(.hint))
    }

    /// An area in the middle, as large as asked for or as there is room.
    func centered(rows: Int, columns: Int, in bounds: Rect) -> Rect {
        let (rows, columns) = (min(rows, bounds.rows), min(columns, bounds.columns))
        return Rect(
            row: (bounds.rows - rows) / 2, column: (bounds.columns - columns) / 2, rows: rows,
            columns: columns)
    }

    /// Empties an area and draws a box around it.
    ///
    /// - Returns: the area inside the box.
    func cleared(_ area: Rect, title: String, on frame: inout Frame) -> Rect {
        frame.fill(area)
        return frame.box(area, title: title, glyphs: glyphs, Style(.focus))
    }
}

extension Span {
    /// The span cut to so many cells.
    func cut(to cells: Int, _ glyphs: GlyphSet) -> Span {
        Span(text.escapedForDisplay.cut(to: cells, glyphs: glyphs), role)
    }
}
