import Domain
import Screen

/// The text of a step that is read and not chosen from, and the room there is for it.
struct WizardText {
    /// The lines, broken for the width there is.
    let lines: [[Span]]
    /// Rows for them.
    let rows: Int

    /// The text of the step that `state` shows; none where there is a list or a form.
    init(_ state: ConsoleState) {
        let cells = state.size.columns - 2
        // Header, rule and footer of the screen, and the wizard's own header.
        let room = state.size.rows - 5 - WizardView.headRows(in: state.size.rows - 5)
        switch state.wizard.place {
        case .checkDetails:
            lines = PreflightStepView(state: state).details(cells: cells)
            rows = PreflightStepView.body(rows: room)
        case .review:
            lines = ReviewStepView(state: state).lines(cells: cells, rows: room - 1)
            rows = room - 1
        case .restored, .failed:
            lines = RunStepView(state: state).lines(cells: cells, rows: room)
            rows = room
        case .list, .source, .typingFolder, .owners, .point, .typingTarget, .check, .preflight,
            .stopped, .running:
            lines = []
            rows = max(0, room)
        }
    }

    /// Draws as much as there is room for, and says in the last row if there is more.
    func draw(from offset: Int, in area: Rect, glyphs: GlyphSet, on frame: inout Frame) {
        let first = max(0, min(offset, lines.count - area.rows))
        let isCut = first + area.rows < lines.count
        let shown = lines.dropFirst(first).prefix(area.rows - (isCut ? 1 : 0))
        frame.put(lines: Array(shown), in: area)
        guard isCut else { return }
        let more = lines.count - first - shown.count
        frame.put(
            [Span("j", .focus), Span(" \(more) more lines", .hint)], in: area, row: area.rows - 1,
            column: 1)
    }
}
