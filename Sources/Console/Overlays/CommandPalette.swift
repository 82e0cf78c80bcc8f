import Domain
import Screen

/// A command being typed, in the grammar of the command line.
struct CommandPalette: Equatable, Sendable {
    /// What was typed.
    var text = ""

    func draw(_ state: ConsoleState, on frame: inout Frame) {
        let line = frame.bounds.line(frame.bounds.rows - 1)
        frame.fill(line, with: " ", Style(.text, on: .bar))
        frame.put(
            [Span(":", .focus), Span(text, .emphasis), Span("_")], in: line, row: 0, on: .bar)
    }
}
