import Domain
import Screen

/// Draws the fourth step: the checks, and what is to be done about the one under the cursor.
struct PreflightStepView {
    let state: ConsoleState

    private var wizard: Wizard { state.wizard }
    private var step: PreflightStep { state.wizard.preflight }
    private var glyphs: GlyphSet { state.look.glyphs }

    private static let columns = [
        Column(title: "", width: 1),
        Column(title: "CHECK", width: 10),
        Column(title: "RESULT", width: 6),
        Column(title: "", width: 10, isFlexible: true),
    ]

    func draw(in area: Rect, on frame: inout Frame) {
        var rest = area
        if Self.body(rows: area.rows) < area.rows {
            let summary = WizardSummary(state: state)
            frame.put(
                summary.point(step.plan?.point ?? wizard.chosenPoint(in: state.world)), in: area,
                row: 0, column: 1)
            frame.put(summary.target(cells: area.columns), in: area, row: 1, column: 1)
            rest = area.splitTop(3).rest
        }
        switch step.outcome {
        case nil:
            let text =
                wizard.request == nil
                ? "Nothing to check yet." : "Looking at everything the restore needs."
            frame.put(text, in: rest, column: 1, Style(.hint))
        case .failed(let failure):
            frame.put(lines: WizardView.lines(failure, cells: rest.columns - 2), in: rest)
        case .plan(let plan): draw(plan, in: rest, on: &frame)
        }
    }

    /// Rows that are left below the chosen point and target, where those have room.
    static func body(rows: Int) -> Int { rows >= 10 ? rows - 3 : rows }

    /// All there is to say of the check under the cursor.
    func details(cells: Int) -> [[Span]] { step.check.map { details($0, cells: cells) } ?? [] }

    private func draw(_ plan: RestorePlan, in area: Rect, on frame: inout Frame) {
        let details = details(cells: area.columns - 2)
        if step.showsDetails {
            let text = WizardText(state)
            return text.draw(from: wizard.offset, in: area, glyphs: glyphs, on: &frame)
        }
        let (sentence, rest) = area.splitBottom(1)
        drawSentence(plan, in: sentence, on: &frame)
        let needed = plan.checks.count + 1
        let room = min(details.count, max(0, rest.rows - needed - 1))
        let (bottom, top) = rest.splitBottom(room > 0 ? room + 1 : 0)
        ListPane(
            columns: Self.columns, rows: plan.checks.map(row), list: step.list, glyphs: glyphs,
            emptyText: "", hasHeads: top.rows > plan.checks.count
        ).draw(in: top, on: &frame)
        if room > 0 { frame.put(lines: details, in: bottom.splitTop(1).rest) }
    }

    private func row(_ check: RestorePlan.Check) -> ListRow {
        let (mark, word) = sign(of: check.result)
        return ListRow(
            id: check.name,
            cells: [
                Span(String(mark.glyph(glyphs)), mark.role), Span(check.name, .emphasis),
                Span(word, mark.role), Span(check.detail),
            ])
    }

    private func sign(of result: RestorePlan.Check.Result) -> (StateMark, String) {
        switch result {
        case .ok: (.ok, "OK")
        case .info: (.ok, "INFO")
        case .warning: (.late, "WARN")
        case .stop: (.failed, "STOP")
        }
    }

    private func details(_ check: RestorePlan.Check, cells: Int) -> [[Span]] {
        let (mark, word) = sign(of: check.result)
        let head = [Span("\(check.name): ", .emphasis), Span(word, mark.role)]
        if let failure = check.failure {
            return [head] + WizardView.lines(failure, cells: cells)
        }
        return [head] + Prose.lines([Span(check.detail)], cells: cells, indent: 2)
    }

    private func drawSentence(_ plan: RestorePlan, in line: Rect, on frame: inout Frame) {
        let stops = plan.checks.filter { $0.result == .stop }.count
        let warnings = plan.checks.filter { $0.result == .warning }.count
        let span: Span
        if stops > 0 {
            let what = stops == 1 ? "1 check stops" : "\(stops) checks stop"
            let them = stops == 1 ? "it" : "them"
            span = Span(
                "\(what) this restore. Mend \(them) and re-check (r), or go back (b).", .failed)
        } else if warnings > 0 {
            span = Span("It can be done; read the warnings first. Enter goes on.", .late)
        } else {
            span = Span("Nothing stops this restore. Enter goes on.", .good)
        }
        frame.put([span.cut(to: line.columns - 2, glyphs)], in: line, row: 0, column: 1)
    }
}
