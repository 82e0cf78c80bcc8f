import Domain
import Screen

/// Draws the third step: the path, what speaks against it, and the level of checking.
struct TargetStepView {
    let state: ConsoleState

    private var wizard: Wizard { state.wizard }
    private var glyphs: GlyphSet { state.look.glyphs }

    func draw(in area: Rect, on frame: inout Frame) {
        let point = wizard.chosenPoint(in: state.world)
        let hasRoom = area.rows >= 10
        var rest = area
        if hasRoom {
            rest = drawPoint(point, in: rest, on: &frame)
            rest = rest.splitTop(1).rest
        }
        rest = PathLineView(
            line: wizard.target.path, label: "Target", hasFocus: wizard.target.focus == .path,
            placeholder: "the path of the restored database", glyphs: glyphs
        ).draw(in: rest, on: &frame)
        let verdict = wizard.verdict(in: state.world)
        let lines = Prose.lines([Span(verdict.text, verdict.role)], cells: rest.columns - 9)
        rest = frame.put(lines: lines, in: rest, column: 8)
        if hasRoom { rest = rest.splitTop(1).rest }
        rest = drawCheck(in: rest, on: &frame)
        guard hasRoom, point != nil else { return }
        drawHint(in: rest.splitTop(1).rest, on: &frame)
    }

    private func drawPoint(
        _ point: RestorePoint?, in area: Rect, on frame: inout Frame
    ) -> Rect {
        let line = WizardSummary(state: state).point(point)
        frame.put(line, in: area, row: 0, column: 1)
        return area.splitTop(1).rest
    }

    private func drawCheck(in area: Rect, on frame: inout Frame) -> Rect {
        let hasFocus = wizard.target.focus == .check
        var spans = [Span("Check  ", hasFocus ? .focus : .hint)]
        for level in ImageCheck.allCases {
            let isChosen = level == wizard.check
            spans.append(
                Span(
                    isChosen ? "[\(level.rawValue)] " : " \(level.rawValue)  ",
                    isChosen ? .emphasis : .muted))
        }
        frame.put(spans, in: area, row: 0, column: 1)
        let end = spans.reduce(1) { $0 + $1.text.cellWidth }
        if hasFocus {
            let line = area.line(0)
            frame.lay(
                Rect(row: line.row, column: line.column + 8, rows: 1, columns: end - 8),
                on: .selection)
        }
        let lines = Prose.lines(
            [Span(CheckText.meaning(wizard.check), .hint)], cells: area.columns - 9)
        return frame.put(lines: lines, in: area.splitTop(1).rest, column: 8)
    }

    private func drawHint(in area: Rect, on frame: inout Frame) {
        guard let original = wizard.original(in: state.world) else { return }
        let isChosen = wizard.live(in: state.world).contains(wizard.target.path.text)
        let spans =
            isChosen
            ? [
                Span(
                    "Programs that have it open follow the restore; writers wait meanwhile.", .hint)
            ]
            : [
                Span("The original at ", .hint), Span(original),
                Span(" stays as it is, and may be in use. ", .hint), Span("Ctrl-O", .focus),
                Span(" replaces it instead.", .hint),
            ]
        frame.put(lines: Prose.lines(spans, cells: area.columns - 2), in: area)
    }
}
