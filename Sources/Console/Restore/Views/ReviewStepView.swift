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
            ]
        ] + place(plan, age) + [
            [
                Span(
                    "\(ByteCount(facts.geometry.imageBytes)) are written, out of \(files) "
                        + "(\(ByteCount(bytes)) to read).")
            ],
            [Span(check(plan))],
        ] + end(plan)
    }

    private func place(_ plan: RestorePlan, _ age: String) -> [[Span]] {
        guard let replaced = plan.replaced else {
            return [
                [Span("to "), Span(plan.target, .emphasis), Span(", a new path.")],
                [Span("What changed in the \(age) since then is not in it.")],
            ]
        }
        return [
            [Span("in place of the live "), Span(plan.target, .emphasis), Span(".", .late)],
            [Span("Lost: \(ReplacementText.lost(plan)).", .late)],
            [Span("Kept: \(ReplacementText.kept(replaced)).", .good)],
        ]
    }

    private func end(_ plan: RestorePlan) -> [[Span]] {
        if plan.replaced != nil {
            return [
                [
                    Span(
                        "It is copied in one transaction of SQLite: if it fails or is killed, the "
                            + "database is what it was. Programs that have it open follow.")
                ]
            ]
        }
        return [
            [
                Span("Nothing is lost: ", .good),
                Span("nothing is written over, and the original stays as it is.", .good),
            ]
        ]
    }

    private func check(_ plan: RestorePlan) -> String {
        let what = plan.replaced == nil ? "It gets its name" : "It is copied"
        switch plan.check {
        case .quick: return "\(what) only when all digests match and quick_check is content."
        case .full: return "\(what) only when all digests match and integrity_check is content."
        case .none: return "\(what) when all digests match; SQLite does not check it."
        }
    }

    private func drawSentence(in line: Rect, on frame: inout Frame) {
        let host =
            state.look.host.escapedForDisplay
            + (state.look.badge.map { " [\($0.escapedForDisplay)]" } ?? "")
        let spans =
            state.look.isReadOnly
            ? [Span("Read-only: nothing is restored from here. Y copies the command.", .late)]
            : [
                Span("y", .focus),
                wizard.preflight.plan?.replaced == nil
                    ? Span(" restores it on \(host).", .emphasis)
                    : Span(" asks for the name, then replaces it on \(host).", .late),
            ]
        frame.put(spans, in: line, row: 0, column: 1)
    }
}
