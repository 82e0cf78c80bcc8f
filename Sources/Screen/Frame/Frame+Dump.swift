extension Frame {
    /// The text of the frame, a line a row, without the blanks at the ends of lines.
    package var text: String {
        lines { row in row.map(\.text).joined() }
    }

    /// The meaning of every cell, a line a row: for golden tests beside ``text``.
    ///
    /// A blank shows its ground: space for the screen's own, `_` for the bar, `=` for the
    /// selection. Anything else shows the letter of its role, as a capital on the selection. The
    /// right half of a wide character repeats the left.
    package var roles: String {
        lines { row in String(row.map(\.letter)) }
    }

    private func lines(_ describe: (ArraySlice<Cell>) -> String) -> String {
        (0..<size.rows).map { index in
            let line = describe(row(index))
            let end = line.lastIndex { $0 != " " }
            return end.map { String(line[...$0]) } ?? ""
        }.joined(separator: "\n")
    }
}

extension Cell {
    fileprivate var letter: Character {
        if isBlank { return style.ground.letter }
        let letter = style.role.letter
        return style.ground.isSelected ? Character(letter.uppercased()) : letter
    }
}
