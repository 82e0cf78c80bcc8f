import Screen

/// Draws a list: heads of columns, rows, the cursor, and what to say when there are no rows.
///
/// Only the rows in sight are asked for, each once: there may be ten thousand.
struct ListPane {
    let columns: [Column]
    let list: ListState
    let glyphs: GlyphSet
    /// Said where the rows would be when there are none.
    let emptyText: String
    /// Whether the cursor is shown as the one that keys move.
    var hasFocus = true
    /// Whether the heads of the columns are shown.
    var hasHeads = true
    /// How many rows there are, and the number of the one under the cursor.
    private let count: Int
    private let selected: Int
    private let row: (Int) -> ListRow?

    /// Cells before the first column: the cursor and the mark.
    private static let margin = 3

    /// A list of rows that are all there.
    init(
        columns: [Column], rows: [ListRow], list: ListState, glyphs: GlyphSet, emptyText: String,
        hasFocus: Bool = true, hasHeads: Bool = true
    ) {
        self.init(
            columns: columns, count: rows.count, selected: list.index(in: rows), list: list,
            glyphs: glyphs, emptyText: emptyText, hasFocus: hasFocus, hasHeads: hasHeads
        ) { rows[$0] }
    }

    /// A list of rows that are made when they are drawn.
    init(
        columns: [Column], count: Int, selected: Int, list: ListState, glyphs: GlyphSet,
        emptyText: String, hasFocus: Bool = true, hasHeads: Bool = true,
        row: @escaping (Int) -> ListRow?
    ) {
        self.columns = columns
        self.list = list
        self.glyphs = glyphs
        self.emptyText = emptyText
        self.hasFocus = hasFocus
        self.hasHeads = hasHeads
        (self.count, self.selected, self.row) = (count, selected, row)
    }

    func draw(in area: Rect, on frame: inout Frame) {
        let body = hasHeads ? area.splitTop(1).rest : area
        let layout = ColumnLayout(columns, cells: area.columns - Self.margin - 1)
        if hasHeads { drawHeads(in: area.line(0), layout, height: body.rows, on: &frame) }
        guard count > 0 else {
            let text = emptyText.cut(to: body.columns - Self.margin - 1, glyphs: glyphs)
            frame.put(text, in: body, row: 0, column: Self.margin, Style(.muted))
            return
        }
        let first = firstVisible(height: body.rows)
        for index in first..<min(count, first + body.rows) {
            guard let row = row(index) else { continue }
            let line = body.line(index - first)
            draw(row, isSelected: index == selected, in: line, layout, on: &frame)
        }
    }

    /// The first row that is shown: the one under the cursor is always in view, near the middle
    /// when the list is longer than the area.
    private func firstVisible(height: Int) -> Int {
        max(0, min(selected - height / 2, count - height))
    }

    private func drawHeads(
        in line: Rect, _ layout: ColumnLayout, height: Int, on frame: inout Frame
    ) {
        var column = Self.margin
        for (index, (head, width)) in zip(columns, layout.widths).enumerated() {
            guard let width else { continue }
            let isOrder = list.sortColumn == index
            let sign = isOrder ? " " + glyphs.order(isReversed: list.isReversed) : ""
            let text = (head.title + sign).padded(to: width, head.alignment, glyphs: glyphs)
            frame.put(text, in: line, column: column, Style(isOrder ? .emphasis : .hint))
            column += width + ColumnLayout.gap
        }
        if count > height {
            let place = " \(selected + 1) of \(count)"
            frame.put(place, in: line, column: line.columns - place.cellWidth - 1, Style(.hint))
        }
    }

    private func draw(
        _ row: ListRow, isSelected: Bool, in line: Rect, _ layout: ColumnLayout,
        on frame: inout Frame
    ) {
        if list.marks.contains(row.id) {
            frame.put(glyphs.mark, in: line, column: 0, Style(.focus))
        }
        if isSelected {
            let style = Style(hasFocus ? .focus : .muted)
            frame.put(">", in: line, column: 1, style)
        }
        var column = Self.margin
        for (index, (head, width)) in zip(columns, layout.widths).enumerated() {
            guard let width, index < row.cells.count else { continue }
            draw(row.cells[index], head, width, at: column, in: line, on: &frame)
            column += width + ColumnLayout.gap
        }
        guard isSelected, hasFocus else { return }
        frame.lay(line, on: .selectedRow)
        let first = layout.widths.lazy.compactMap { $0 }.first ?? 0
        frame.lay(line.splitLeft(Self.margin + first).left, on: .selection)
    }

    private func draw(
        _ cell: Span, _ head: Column, _ width: Int, at column: Int, in line: Rect,
        on frame: inout Frame
    ) {
        let text = cell.text.escapedForDisplay
            .padded(to: width, head.alignment, cut: head.cut, glyphs: glyphs)
        guard head.showsSigns else {
            frame.put(text, in: line, column: column, Style(cell.role))
            return
        }
        let marks = StateMark.allCases.map { ($0.glyph(glyphs), $0.role) }
        let spans = text.map { sign in
            Span(String(sign), marks.first { $0.0 == sign }?.1 ?? cell.role)
        }
        frame.put(spans, in: line, row: 0, column: column)
    }
}
