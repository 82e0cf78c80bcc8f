import Screen

/// Text of several roles, broken into lines between words.
enum Prose {
    /// `spans` as lines of at most `cells` cells. Lines after the first begin with `indent` blanks;
    /// a word that is longer than a line, as a path may be, goes on in the next one.
    static func lines(_ spans: [Span], cells: Int, indent: Int = 0) -> [[Span]] {
        let room = max(4, cells)
        var lines: [[Span]] = [[]]
        var used = 0
        for word in words(spans, atMost: max(2, room - indent)) {
            let width = word.text.cellWidth
            let isBlank = word.text.allSatisfy { $0 == " " }
            if used + width > room {
                lines.append(indent > 0 ? [Span(String(repeating: " ", count: indent))] : [])
                used = indent
                if isBlank { continue }
            }
            lines[lines.count - 1].append(word)
            used += width
        }
        return lines
    }

    /// Words and the blanks between them, each with its role.
    private static func words(_ spans: [Span], atMost cells: Int) -> [Span] {
        spans.flatMap { span -> [Span] in
            var words: [String] = []
            for character in span.text.escapedForDisplay {
                let goesOn =
                    words.last.map {
                        $0.hasPrefix(" ") == (character == " ")
                            && $0.cellWidth + String(character).cellWidth <= cells
                    } ?? false
                if goesOn {
                    words[words.count - 1].append(character)
                } else {
                    words.append(String(character))
                }
            }
            return words.map { Span($0, span.role) }
        }
    }
}

extension Frame {
    /// Draws lines of spans from the top of an area on, as many as there is room for.
    ///
    /// - Returns: what is left of the area below them.
    @discardableResult
    mutating func put(lines: [[Span]], in area: Rect, column: Int = 1) -> Rect {
        for (row, line) in lines.prefix(area.rows).enumerated() {
            put(line, in: area, row: row, column: column)
        }
        return area.splitTop(lines.count).rest
    }
}
