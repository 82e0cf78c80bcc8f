/// Which part of a text gives way when it is too long.
package enum CutPlace: Sendable {
    /// The end: for sentences and names.
    case end
    /// The middle: for paths and file names, whose ends tell them apart.
    case middle
}

/// Which side of its field a text keeps to.
package enum Alignment: Sendable {
    /// Against the left edge.
    case left
    /// Against the right edge: for numbers.
    case right
}

extension StringProtocol {
    /// The text, cut with an ellipsis so that it takes at most `cells` cells.
    ///
    /// A wide character is never split; where half of one would remain, the result is a cell
    /// shorter.
    package func cut(
        to cells: Int, at place: CutPlace = .end, glyphs: GlyphSet = .unicode
    ) -> String {
        guard cellWidth > cells else { return String(self) }
        let ellipsis = glyphs.ellipsis
        guard cells > ellipsis.cellWidth else { return cells > 0 ? ellipsis : "" }
        let room = cells - ellipsis.cellWidth
        switch place {
        case .end:
            return String(fitting: cellPieces, in: room) + ellipsis
        case .middle:
            let tail = room / 2
            let head = String(fitting: cellPieces, in: room - tail)
            return head + ellipsis + String(fittingFromEnd: cellPieces, in: tail)
        }
    }

    /// The text in a field of exactly `cells` cells: filled up with spaces, or cut.
    package func padded(
        to cells: Int, _ alignment: Alignment = .left, cut place: CutPlace = .end,
        glyphs: GlyphSet = .unicode
    ) -> String {
        let text = cut(to: cells, at: place, glyphs: glyphs)
        let fill = String(repeating: " ", count: Swift.max(0, cells - text.cellWidth))
        return alignment == .left ? text + fill : fill + text
    }
}

extension String {
    fileprivate init(fitting pieces: [CellPiece], in cells: Int) {
        var used = 0
        let kept = pieces.prefix { piece in
            used += piece.cells
            return used <= cells
        }
        self = kept.map(\.text).joined()
    }

    fileprivate init(fittingFromEnd pieces: [CellPiece], in cells: Int) {
        var used = 0
        let kept = pieces.reversed().prefix { piece in
            used += piece.cells
            return used <= cells
        }
        self = kept.reversed().map(\.text).joined()
    }
}

extension CellPiece {
    /// The cells this piece takes on a frame, where a control character shows as one `?`.
    var cells: Int { width == Self.controlWidth ? 1 : width }
}
