import Screen

/// Draws a list: heads of columns, rows, the cursor, and what to say when there are no rows.
struct ListPane {
    let columns: [Column]
    let rows: [ListRow]
    let list: ListState
    let glyphs: GlyphSet
    /// Said where the rows would be when there are none.
    let emptyText: String
    /// Whether the cursor is shown.
    var hasFocus = true
    /// Whether the heads of the columns are shown.
    var hasHeads = true

    /// Cells before the first column: the cursor and the mark.
    private static let margin = 3

    func draw(in area: Rect, on frame: inout Frame) {
        let body = hasHeads ? area.splitTop(1).rest : area
        let layout = ColumnLayout(columns, cells: area.columns - Self.margin - 1)
        if hasHeads { drawHeads(in: area.line(0), layout, on: &frame) }
        guard !rows.isEmpty else {
            frame.put(
                emptyText.cut(to: body.columns - Self.margin, glyphs: glyphs), in: body, row: 0,
                column: Self.margin, Style(.muted))
            return
        }
        let selected = list.index(in: rows)
        let first = firstVisible(selected, height: body.rows)
        for (line, index) in (first..<min(rows.count, first + body.rows)).enumerated() {
            draw(
                rows[index], isSelected: index == selected, in: body.line(line), layout, on: &frame)
        }
    }

    /// The first row that is shown: the one under the cursor is always in view, near the middle
    /// when the list is longer than the area.
    private func firstVisible(_ selected: Int, height: Int) -> Int {
        max(0, min(selected - height / 2, rows.count - height))
    }

    private func drawHeads(in line: Rect, _ layout: ColumnLayout, on frame: inout Frame) {
        var column = Self.margin
        for (head, width) in zip(columns, layout.widths) {
            guard let width else { continue }
            let text = head.title.padded(to: width, head.alignment, glyphs: glyphs)
            frame.put(text, in: line, column: column, Style(.hint))
            column += width + ColumnLayout.gap
        }
    }

    private func draw(
        _ row: ListRow, isSelected: Bool, in line: Rect, _ layout: ColumnLayout,
        on frame: inout Frame
    ) {
        let isLit = isSelected && hasFocus
        if list.marks.contains(row.id) {
            frame.put(glyphs == .unicode ? "•" : "*", in: line, column: 0, Style(.focus))
        }
        if isLit { frame.put(">", in: line, column: 1, Style(.focus, on: .background, .bold)) }
        var column = Self.margin
        for (index, (head, width)) in zip(columns, layout.widths).enumerated() {
            guard let width, index < row.cells.count else { continue }
            let cell = row.cells[index]
            let text = cell.text.escapedForDisplay
                .padded(to: width, head.alignment, cut: head.cut, glyphs: glyphs)
            frame.put(text, in: line, column: column, Style(cell.role))
            column += width + ColumnLayout.gap
        }
        if isLit { frame.lay(line, on: .selection) }
    }
}
