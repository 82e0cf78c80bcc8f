import Domain
import Screen

/// Lines about one thing, being put together: labels at the left, what is long goes on below.
///
/// All text is made safe to display; the lines fit into the cells.
struct DetailLines {
    let cells: Int
    let glyphs: GlyphSet
    private(set) var lines: [[Span]] = []

    /// Cells of a label with the gap after it.
    static let label = 10

    init(cells: Int, glyphs: GlyphSet) {
        self.cells = max(1, cells)
        self.glyphs = glyphs
    }

    /// One line as it is; what does not fit is cut off by the area.
    mutating func add(_ spans: [Span]) { lines.append(spans) }

    /// A label, and a text that goes on below in as many lines as it takes.
    mutating func add(_ label: String, _ text: String, _ role: Role = .text) {
        let label = label.padded(to: Self.label, glyphs: glyphs)
        let wrapped = Wrapping.lines(text, cells - Self.label, glyphs: glyphs)
        for (number, line) in wrapped.enumerated() {
            let head = number == 0 ? label : String(repeating: " ", count: Self.label)
            lines.append([Span(head, .hint), Span(line, role)])
        }
    }

    /// A label and pieces of one line.
    mutating func add(_ label: String, _ spans: [Span]) {
        lines.append([Span(label.padded(to: Self.label, glyphs: glyphs), .hint)] + spans)
    }

    /// A text in as many lines as it takes.
    mutating func add(_ text: String, _ role: Role = .text) {
        lines += Wrapping.lines(text, cells, glyphs: glyphs).map { [Span($0, role)] }
    }

    /// Failures; what several in a row have in common is said once, below them.
    mutating func add(_ failures: [Failure]) {
        for (number, failure) in failures.enumerated() {
            addMessage(of: failure)
            let next = failures.dropFirst(number + 1).first
            if next?.cause != failure.cause || next?.next != failure.next {
                addRemedy(of: failure)
            }
        }
    }

    /// A failure: what happened, the likely cause, what to do next.
    mutating func add(_ failure: Failure) {
        addMessage(of: failure)
        addRemedy(of: failure)
    }

    private mutating func addMessage(of failure: Failure) {
        let sign = "\(StateMark.failed.glyph(glyphs)) "
        for (number, line) in Wrapping.lines(failure.message, cells - 2, glyphs: glyphs)
            .enumerated()
        {
            lines.append([Span(number == 0 ? sign : "  ", .failed), Span(line, .failed)])
        }
    }

    private mutating func addRemedy(of failure: Failure) {
        if !failure.cause.isEmpty { add("  cause", failure.cause) }
        if !failure.next.isEmpty { add("  next", failure.next, .emphasis) }
    }
}
