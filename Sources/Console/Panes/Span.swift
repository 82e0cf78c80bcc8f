import Screen

/// A piece of text with what it means.
struct Span: Equatable, Sendable {
    var text: String
    var role: Role
    /// What a list is sorted by where it is not the text, as for sizes and times.
    var number: Double?

    init(_ text: String, _ role: Role = .text, number: Double? = nil) {
        self.text = text
        self.role = role
        self.number = number
    }
}

extension [Span] {
    /// The spans, together in at most so many cells.
    func cut(to cells: Int, _ glyphs: GlyphSet) -> [Span] {
        var room = cells
        return compactMap { span in
            guard room > 0 else { return nil }
            let text = span.text.cut(to: room, glyphs: glyphs)
            room -= text.cellWidth
            return Span(text, span.role)
        }
    }
}

extension Frame {
    /// Draws spans one after another on one row of an area.
    @discardableResult
    mutating func put(
        _ spans: [Span], in area: Rect, row: Int, column: Int = 0, on ground: Ground = .background
    ) -> Int {
        spans.reduce(column) { column, span in
            put(span.text, in: area, row: row, column: column, Style(span.role, on: ground))
        }
    }
}
