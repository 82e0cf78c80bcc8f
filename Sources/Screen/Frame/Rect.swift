/// The extent of a screen or of a part of it, in cells.
package struct Size: Hashable, Sendable {
    /// Height in cells.
    package var rows: Int
    /// Width in cells.
    package var columns: Int

    /// A size; negative extents count as none.
    package init(rows: Int, columns: Int) {
        self.rows = max(0, rows)
        self.columns = max(0, columns)
    }
}

/// A rectangle of cells on a frame. Never negative in extent.
package struct Rect: Hashable, Sendable {
    /// The first row.
    package var row: Int
    /// The first column.
    package var column: Int
    /// Height and width.
    package var size: Size

    /// A rectangle with its top left corner.
    package init(row: Int, column: Int, rows: Int, columns: Int) {
        self.row = row
        self.column = column
        size = Size(rows: rows, columns: columns)
    }

    /// All of a screen.
    package init(_ size: Size) {
        self.init(row: 0, column: 0, rows: size.rows, columns: size.columns)
    }

    /// Height in cells.
    package var rows: Int { size.rows }
    /// Width in cells.
    package var columns: Int { size.columns }
    /// Whether there is no cell in it.
    package var isEmpty: Bool { rows == 0 || columns == 0 }

    /// The cells that both have.
    package func intersection(_ other: Rect) -> Rect {
        let top = max(row, other.row)
        let left = max(column, other.column)
        return Rect(
            row: top, column: left,
            rows: min(row + rows, other.row + other.rows) - top,
            columns: min(column + columns, other.column + other.columns) - left)
    }

    /// The rectangle without a margin of so many cells.
    package func inset(rows vertical: Int = 0, columns horizontal: Int = 0) -> Rect {
        Rect(
            row: row + vertical, column: column + horizontal,
            rows: rows - 2 * vertical, columns: columns - 2 * horizontal)
    }

    /// One row of it, counted from its top; empty when there is no such row.
    package func line(_ index: Int) -> Rect {
        Rect(row: row + index, column: column, rows: 1, columns: columns).intersection(self)
    }

    /// The first `count` rows, and what is left below. Too many take all there are.
    package func splitTop(_ count: Int) -> (top: Rect, rest: Rect) {
        let taken = min(max(0, count), rows)
        return (
            Rect(row: row, column: column, rows: taken, columns: columns),
            Rect(row: row + taken, column: column, rows: rows - taken, columns: columns)
        )
    }

    /// The last `count` rows, and what is left above.
    package func splitBottom(_ count: Int) -> (bottom: Rect, rest: Rect) {
        let (rest, bottom) = splitTop(rows - min(max(0, count), rows))
        return (bottom, rest)
    }

    /// The first `count` columns, and what is left on the right.
    package func splitLeft(_ count: Int) -> (left: Rect, rest: Rect) {
        let taken = min(max(0, count), columns)
        return (
            Rect(row: row, column: column, rows: rows, columns: taken),
            Rect(row: row, column: column + taken, rows: rows, columns: columns - taken)
        )
    }

    /// The last `count` columns, and what is left on the left.
    package func splitRight(_ count: Int) -> (right: Rect, rest: Rect) {
        let (rest, right) = splitLeft(columns - min(max(0, count), columns))
        return (right, rest)
    }
}
