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
        let host = state.look.host + (state.look.badge.map { " [\($0)]" } ?? "")
        let lines = [[Span("on "), Span(host, .emphasis)]] + dialog.lines.map { [$0] }
        let area = centered(rows: lines.count + 5, columns: 72, in: frame.bounds)
        let inside = cleared(area, title: dialog.title, on: &frame)
        for (row, line) in lines.enumerated() {
            frame.put(
                line.map { $0.cut(to: inside.columns - 2, glyphs) }, in: inside, row: row, column: 1
            )
        }
        frame.put(dialog.answer, in: inside, row: lines.count + 1, column: 1)
    }

    private func drawHelp(_ offset: Int, on frame: inout Frame) {
        let own = state.restoreHelp.map { ($0.keys, $0.help) }
        let ownKeys = Set(own.flatMap(\.0))
        let common = ActionTable.all.filter {
            state.isReachable($0) && ownKeys.isDisjoint(with: $0.keys)
        }
        let actions = own + common.map { ($0.keys, $0.help) }
        let area = centered(rows: actions.count + 2, columns: 76, in: frame.bounds)
        let inside = cleared(area, title: "Keys on \(state.screen.title)  (Esc closes)", on: &frame)
        let first = max(0, min(offset, actions.count - inside.rows))
        for (row, action) in actions.dropFirst(first).prefix(inside.rows).enumerated() {
            let keys = action.0.map(\.label).joined(separator: " ")
            frame.put(
                [
                    Span(keys.padded(to: 16, glyphs: glyphs), .focus), Span(" "),
                    Span(action.1.cut(to: inside.columns - 19, glyphs: glyphs)),
                ], in: inside, row: row, column: 1)
        }
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
