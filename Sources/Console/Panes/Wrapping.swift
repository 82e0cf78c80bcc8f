import Screen

/// Breaks text into lines at spaces.
enum Wrapping {
    /// `text` in lines of at most `cells` cells, safe to display; one empty line for no text. A
    /// word that is too long is broken where the line ends, so that all of it can be read.
    static func lines(_ text: String, _ cells: Int, glyphs: GlyphSet) -> [String] {
        let cells = max(1, cells)
        var lines = [""]
        for word in text.escapedForDisplay.split(separator: " ") {
            let last = lines[lines.count - 1]
            let longer = last.isEmpty ? String(word) : last + " " + word
            if longer.cellWidth <= cells {
                lines[lines.count - 1] = longer
            } else {
                if !last.isEmpty { lines.append("") }
                let pieces = broken(word, cells)
                lines.removeLast()
                lines += pieces
            }
        }
        return lines
    }

    private static func broken(_ word: Substring, _ cells: Int) -> [String] {
        var lines = [""]
        var used = 0
        for piece in word.cellPieces {
            if used + piece.width > cells {
                lines.append("")
                used = 0
            }
            lines[lines.count - 1] += piece.text
            used += piece.width
        }
        return lines
    }
}
