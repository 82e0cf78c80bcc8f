import Domain
import Screen

/// Draws the restore wizard: where it is, and the step.
struct WizardView {
    let state: ConsoleState

    private var wizard: Wizard { state.wizard }
    private var glyphs: GlyphSet { state.look.glyphs }

    func draw(in area: Rect, on frame: inout Frame) {
        let rows = Self.headRows(in: area.rows)
        let hasSteps = rows > 1
        let (head, rest) = area.splitTop(rows)
        drawTitle(in: head, on: &frame)
        if hasSteps {
            drawSteps(in: head.line(1), on: &frame)
            frame.horizontalLine(in: head, row: 2, glyphs: glyphs)
        }
        drawStep(in: rest, on: &frame)
    }

    /// Rows of the wizard's header in an area of so many.
    static func headRows(in rows: Int) -> Int { rows >= 12 ? 3 : 1 }

    private func drawStep(in area: Rect, on frame: inout Frame) {
        switch wizard.step {
        case .source: SourceStepView(state: state).draw(in: area, on: &frame)
        case .point: PointStepView(state: state).draw(in: area, on: &frame)
        case .target: TargetStepView(state: state).draw(in: area, on: &frame)
        case .preflight: PreflightStepView(state: state).draw(in: area, on: &frame)
        case .review: ReviewStepView(state: state).draw(in: area, on: &frame)
        case .run: RunStepView(state: state).draw(in: area, on: &frame)
        }
    }

    private func drawTitle(in area: Rect, on frame: inout Frame) {
        let step = wizard.step
        let title = wizard.place == .restored ? "Result" : step.title
        let count = RestoreDraft.Step.allCases.count
        let isNarrow = area.columns < 60
        let place =
            isNarrow
            ? "\(step.number)/\(count) \(title)" : "step \(step.number) of \(count)  \(title)"
        let column = area.columns - place.cellWidth - 1
        frame.put(place, in: area, column: column, Style(.emphasis))
        let subject = wizard.subject.escapedForDisplay
            .cut(to: column - 11, at: .middle, glyphs: glyphs)
        frame.put([Span("Restore ", .hint), Span(subject, .emphasis)], in: area, row: 0, column: 1)
    }

    /// `✓ Source ─ ✓ Restore point ─ ▸ Target ─ · Preflight`; only as many as there is room for.
    private func drawSteps(in line: Rect, on frame: inout Frame) {
        var column = 1
        for step in RestoreDraft.Step.allCases {
            let (mark, role) = sign(of: step)
            let link = step == .source ? "" : " \(glyphs.horizontal) "
            let name = line.columns >= 74 || step == wizard.step ? " \(step.title)" : ""
            column = frame.put(
                [
                    Span(link, .border), Span(String(mark.glyph(glyphs)), role),
                    Span(name, step == wizard.step ? .emphasis : role),
                ], in: line, row: 0, column: column)
        }
    }

    private func sign(of step: RestoreDraft.Step) -> (StateMark, Role) {
        if step < wizard.step { return (.ok, .good) }
        if step > wizard.step { return (.waiting, .disabled) }
        switch wizard.place {
        case .restored: return (.ok, .good)
        case .failed, .stopped: return (.failed, .failed)
        default: return (.running, .focus)
        }
    }
}

extension WizardView {
    /// A failure as lines: what happened, the likely cause, what to do next.
    static func lines(_ failure: Failure, cells: Int) -> [[Span]] {
        var parts = [[Span(failure.message, .failed)]]
        if !failure.cause.isEmpty { parts.append([Span("Cause: ", .hint), Span(failure.cause)]) }
        if !failure.next.isEmpty { parts.append([Span("Next: ", .hint), Span(failure.next)]) }
        return parts.flatMap { Prose.lines($0, cells: cells, indent: 2) }
    }
}
