import Screen

/// A sentence or two that take as many lines as they need.
struct Note: Equatable, Sendable {
    /// What is never cut apart, unless it is longer than a line.
    let words: [String]
    let role: Role

    /// A note that is cut between the words of `text`.
    init(_ text: String, _ role: Role = .text) {
        self.init(words: text.split(separator: " ").map(String.init), role)
    }

    /// A note that is cut between `words`, which may hold spaces.
    init(words: [String], _ role: Role = .text) {
        self.words = words.map(\.escapedForDisplay)
        self.role = role
    }

    /// The lines; a word that is longer than a line is shortened in the middle.
    func lines(cells: Int, _ glyphs: GlyphSet) -> [Span] {
        var lines = [""]
        for word in words {
            let last = lines[lines.count - 1]
            let longer = last.isEmpty ? word : last + " " + word
            if longer.cellWidth <= cells || last.isEmpty {
                lines[lines.count - 1] = longer
            } else {
                lines.append(word)
            }
        }
        return lines.map { Span($0.cut(to: cells, at: .middle, glyphs: glyphs), role) }
    }
}
