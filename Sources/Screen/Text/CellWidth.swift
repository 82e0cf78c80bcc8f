extension Unicode.Scalar {
    /// The number of terminal cells this scalar takes: 0, 1 or 2; nil for a control character.
    ///
    /// The answer follows `wcwidth`, which terminals and ncurses share: a cursor that lands
    /// elsewhere than we think garbles the line, so agreement matters more than typography.
    /// Characters of ambiguous width (box drawing, `·`, `…`) are one cell wide.
    package var cellWidth: Int? {
        if value >= 0x20 && value < 0x7F { return 1 }
        if value < 0x20 || (value >= 0x7F && value < 0xA0) { return nil }
        if value < 0x300 { return 1 }
        if isZeroWidth { return 0 }
        return WideScalars.contains(value) ? 2 : 1
    }

    private var isZeroWidth: Bool {
        switch value {
        // The vowels and final consonants of conjoining Hangul sit inside the leading consonant.
        case 0x1160...0x11FF, 0xD7B0...0xD7FB: return true
        // A spacing vowel of Ahom, to which the C library gives no width.
        case 0x1171E: return true
        // Prepended signs of Arabic and Brahmi scripts have a shape of their own.
        case 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x110BD, 0x110CD: return false
        default: break
        }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .lineSeparator, .paragraphSeparator:
            return true
        default: return false
        }
    }
}

extension StringProtocol {
    /// The number of terminal cells this text takes when ``Frame`` draws it.
    package var cellWidth: Int {
        unicodeScalars.reduce(0) { $0 + ($1.cellWidth ?? 1) }
    }

    /// The text in pieces that each fill their own cells: a spacing scalar and the marks on it.
    ///
    /// A grapheme cluster is not always such a piece: a terminal gives every spacing scalar of an
    /// emoji sequence its own cells. Control characters come out as pieces of their own; marks
    /// with nothing to sit on are dropped.
    package var cellPieces: [CellPiece] {
        var pieces: [CellPiece] = []
        for scalar in unicodeScalars {
            let width = scalar.cellWidth ?? CellPiece.controlWidth
            if width != 0 {
                pieces.append(CellPiece(scalar: scalar, width: width))
            } else if let last = pieces.indices.last, pieces[last].width > 0 {
                pieces[last].add(scalar)
            }
        }
        return pieces
    }
}

/// What fills one cell, or two: a spacing scalar and the marks on it.
package struct CellPiece: Equatable, Sendable {
    /// The ``width`` of a control character, which no cell may hold.
    package static let controlWidth = -1

    /// The scalars, the spacing one first.
    package private(set) var text: String

    /// 1 or 2, or ``controlWidth``.
    package let width: Int

    /// A piece without marks.
    package init(scalar: Unicode.Scalar, width: Int) {
        text = String(Character(scalar))
        self.width = width
    }

    fileprivate mutating func add(_ mark: Unicode.Scalar) {
        text.unicodeScalars.append(mark)
    }
}
