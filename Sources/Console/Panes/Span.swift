import Screen

/// A piece of text with what it means.
struct Span: Equatable, Sendable {
    var text: String
    var role: Role

    init(_ text: String, _ role: Role = .text) {
        self.text = text
        self.role = role
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
