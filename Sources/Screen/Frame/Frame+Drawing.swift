extension Frame {
    /// Draws text on one row of an area and cuts it off at the area's edges.
    ///
    /// - Parameters:
    ///   - text: Control characters in it show as `?`; names from outside go through
    ///     `escapedForDisplay` first.
    ///   - row: Counted from the top of the area; text above or below it is not drawn.
    ///   - column: Counted from the left of the area; may lie outside.
    /// - Returns: The column after the text, counted in the same way, drawn or not.
    @discardableResult
    package mutating func put(
        _ text: some StringProtocol, in area: Rect, row: Int = 0, column: Int = 0,
        _ style: Style = Style()
    ) -> Int {
        let line = area.line(row).intersection(bounds)
        var column = column
        for piece in text.cellPieces {
            let start = area.column + column
            let lies = start >= line.column && start + piece.cells <= line.column + line.columns
            if lies && !line.isEmpty {
                set(Cell(piece, style: style), row: line.row, column: start)
            }
            column += piece.cells
        }
        return column
    }

    /// Fills an area with one character that is one cell wide.
    package mutating func fill(
        _ area: Rect, with character: Character = " ", _ style: Style = Style()
    ) {
        let visible = area.intersection(bounds)
        guard let piece = String(character).cellPieces.first, piece.cells == 1 else { return }
        let cell = Cell(piece, style: style)
        for row in visible.row..<visible.row + visible.rows {
            for column in visible.column..<visible.column + visible.columns {
                set(cell, row: row, column: column)
            }
        }
    }

    /// Puts what an area holds on another ground: a row becomes the selected one.
    package mutating func lay(_ area: Rect, on ground: Ground) {
        restyle(area) { $0.ground = ground }
    }

    /// A horizontal line through one row of an area, with an optional title near its left end.
    package mutating func horizontalLine(
        in area: Rect, row: Int = 0, title: String = "", glyphs: GlyphSet = .unicode,
        _ style: Style = Style(.border)
    ) {
        fill(area.line(row), with: glyphs.horizontal, style)
        guard !title.isEmpty, area.columns > 6 else { return }
        let label = " " + title.cut(to: area.columns - 6, glyphs: glyphs) + " "
        put(label, in: area, row: row, column: 2, Style(.emphasis, on: style.ground))
    }

    /// A box around the inside of an area, with an optional title in its top edge.
    ///
    /// - Returns: The area inside the box.
    @discardableResult
    package mutating func box(
        _ area: Rect, title: String = "", glyphs: GlyphSet = .unicode,
        _ style: Style = Style(.border)
    ) -> Rect {
        guard area.rows > 1, area.columns > 1 else { return area.inset(rows: 1, columns: 1) }
        horizontalLine(in: area, row: 0, title: title, glyphs: glyphs, style)
        horizontalLine(in: area, row: area.rows - 1, glyphs: glyphs, style)
        let sides = area.inset(rows: 1).splitLeft(1)
        fill(sides.left, with: glyphs.vertical, style)
        fill(sides.rest.splitRight(1).right, with: glyphs.vertical, style)
        for (index, corner) in glyphs.corners.enumerated() {
            let row = index < 2 ? 0 : area.rows - 1
            let column = index.isMultiple(of: 2) ? 0 : area.columns - 1
            put(String(corner), in: area, row: row, column: column, style)
        }
        return area.inset(rows: 1, columns: 1)
    }
}
