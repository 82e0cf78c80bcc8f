/// A picture of the whole terminal: what each cell holds and means, and where the cursor shows.
///
/// A value: drawing it again gives the same bytes, and none when nothing changed.
package struct Frame: Equatable, Sendable {
    /// A place on the frame.
    package struct Position: Hashable, Sendable {
        /// Rows from the top.
        package var row: Int
        /// Columns from the left.
        package var column: Int

        /// A place by row and column.
        package init(row: Int, column: Int) {
            self.row = row
            self.column = column
        }
    }

    /// Rows and columns.
    package let size: Size

    /// Where the cursor shows, for typing; hidden when nil.
    package var cursor: Position?

    /// All cells, row by row.
    private(set) var cells: [Cell]

    /// A frame of blanks on the screen's own ground.
    package init(_ size: Size) {
        self.size = size
        cells = Array(repeating: Cell(), count: size.rows * size.columns)
    }

    /// The rectangle of the whole frame.
    package var bounds: Rect { Rect(size) }

    /// The cell at a place that lies on the frame.
    package subscript(row: Int, column: Int) -> Cell {
        cells[row * size.columns + column]
    }

    /// The cells of one row that lies on the frame.
    package func row(_ index: Int) -> ArraySlice<Cell> {
        cells[index * size.columns..<(index + 1) * size.columns]
    }

    /// Puts a cell where it lies on the frame, and keeps wide characters whole: whatever loses one
    /// half becomes blank.
    mutating func set(_ cell: Cell, row: Int, column: Int) {
        let index = row * size.columns + column
        blankPartner(of: index)
        if cell.width == 2 { blankPartner(of: index + 1) }
        cells[index] = cell
        if cell.width == 2 { cells[index + 1] = .rightHalf(style: cell.style) }
    }

    /// Changes the style of the cells in a rectangle and leaves what they hold.
    mutating func restyle(_ area: Rect, _ change: (inout Style) -> Void) {
        let visible = area.intersection(bounds)
        for row in visible.row..<visible.row + visible.rows {
            for column in visible.column..<visible.column + visible.columns {
                change(&cells[row * size.columns + column].style)
            }
        }
    }

    private mutating func blankPartner(of index: Int) {
        switch cells[index].width {
        case 2: cells[index + 1] = Cell(style: cells[index].style)
        case 0: cells[index - 1] = Cell(style: cells[index].style)
        default: break
        }
    }
}
