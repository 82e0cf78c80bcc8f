import Domain
import Screen

/// Draws the fifth step: what will be done, in words and as a command line.
struct ReviewStepView {
    let state: ConsoleState

    private var wizard: Wizard { state.wizard }

    func draw(in area: Rect, on frame: inout Frame) {
        let (sentence, rest) = area.splitBottom(1)
        WizardText(state).draw(
            from: wizard.offset, in: rest, glyphs: state.look.glyphs, on: &frame)
        drawSentence(in: sentence, on: &frame)
    }

    /// What will be done, in words and as a command line.
    func lines(cells: Int, rows: Int) -> [[Span]] {
        guard let plan = wizard.preflight.plan, let request = wizard.request else { return [] }
        let command = Prose.lines(
            [Span(CommandLineText.text(.restore(request)), .rate)], cells: cells, indent: 4)
        let words = words(plan).flatMap { Prose.lines($0, cells: cells, indent: 2) }
        let isTight = rows < words.count + command.count + 2
        return words + (isTight ? [] : [[], [Span("The same as a command:", .hint)]]) + command
    }

    private func words(_ plan: RestorePlan) -> [[Span]] {
        let facts = plan.point.facts
        let bytes = plan.chain.reduce(0) { $0 + $1.fileBytes }
        let files = plan.chain.count == 1 ? "1 file" : "\(plan.chain.count) files"
        let age = WizardSummary(state: state).age(plan.point)
        return [
            [
                Span("Restore "), Span(facts.task, .emphasis), Span(" as it was at "),
                Span(facts.time.forPeople, .emphasis), Span(","),
            ],
            [Span("to "), Span(plan.target, .emphasis), Span(", a new path.")],
            [Span("What changed in the \(age) since then is not in it.")],
            [
                Span(
                    "\(ByteCount(facts.geometry.imageBytes)) are written, out of \(files) "
                        + "(\(ByteCount(bytes)) to read).")
            ],
            [Span(check(plan.check))],
            [
                Span("Nothing is lost: ", .good),
                Span("nothing is written over, and the original stays as it is.", .good),
            ],
        ]
    }

    private func check(_ check: ImageCheck) -> String {
        switch check {
        case .quick: "It gets its name only when all digests match and quick_check is content."
        case .full: "It gets its name only when all digests match and integrity_check is content."
        case .none: "It gets its name when all digests match; SQLite does not check it."
        }
    }

    private func drawSentence(in line: Rect, on frame: inout Frame) {
        let host =
            state.look.host.escapedForDisplay
            + (state.look.badge.map { " [\($0.escapedForDisplay)]" } ?? "")
        let spans =
            state.look.isReadOnly
            ? [Span("Read-only: nothing is restored from here. Y copies the command.", .late)]
            : [Span("y", .focus), Span(" restores it on \(host).", .emphasis)]
        frame.put(spans, in: line, row: 0, column: 1)
    }
}
