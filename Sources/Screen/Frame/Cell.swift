/// One cell of the terminal.
package struct Cell: Hashable, Sendable {
    /// What is in it: a spacing character with the marks on it. Empty in the right half of a wide
    /// one.
    package private(set) var text: String

    /// The cells taken: 1, 2 for the left half of a wide character, 0 for the right half.
    package private(set) var width: Int8

    /// Meaning, ground and attributes.
    package var style: Style

    /// A blank.
    package init(style: Style = Style()) {
        text = " "
        width = 1
        self.style = style
    }

    /// A cell filled by a piece of text; control characters show as `?`.
    package init(_ piece: CellPiece, style: Style) {
        text = piece.width == CellPiece.controlWidth ? "?" : piece.text
        width = Int8(piece.cells)
        self.style = style
    }

    /// The right half of a wide character.
    static func rightHalf(style: Style) -> Cell {
        var cell = Cell(style: style)
        cell.text = ""
        cell.width = 0
        return cell
    }

    /// Whether nothing is drawn but the ground.
    package var isBlank: Bool { text == " " }
}
