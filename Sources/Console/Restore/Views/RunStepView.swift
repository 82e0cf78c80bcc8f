import Domain
import Screen

/// Draws the last step: how far the restore is, and what it came to.
struct RunStepView {
    let state: ConsoleState

    private var run: RunStep { state.wizard.run }
    private var glyphs: GlyphSet { state.look.glyphs }

    func draw(in area: Rect, on frame: inout Frame) {
        switch run.outcome {
        case nil: drawProgress(in: area, on: &frame)
        case .restored, .failed:
            WizardText(state).draw(
                from: state.wizard.offset, in: area, glyphs: glyphs, on: &frame)
        case .backedUp, .verified: break
        }
    }

    /// What the restore came to.
    func lines(cells: Int, rows: Int) -> [[Span]] {
        switch run.outcome {
        case .restored(let report): RestoreResultText(state: state).lines(report, cells: cells)
        case .failed(let failure): lines(failure, cells: cells, isTight: rows < 10)
        case nil, .backedUp, .verified: []
        }
    }

    private var job: JobRow? { state.world.jobs.first { $0.id == run.job } }

    private func drawProgress(in area: Rect, on frame: inout Frame) {
        var rest = area
        if area.rows >= 8 {
            let summary = WizardSummary(state: state)
            frame.put(
                summary.point(state.wizard.preflight.plan?.point), in: area, row: 0, column: 1)
            frame.put(summary.target(cells: area.columns), in: area, row: 1, column: 1)
            rest = area.splitTop(3).rest
        }
        let lines = lines(cells: rest.columns - 2)
        rest = frame.put(lines: lines, in: rest)
        let hint = Prose.lines(
            [Span("Leaving this place does not stop it; x asks whether to cancel.", .hint)],
            cells: area.columns - 2)
        frame.put(lines: hint, in: area.rows >= 8 ? rest.splitTop(1).rest : rest)
    }

    private func lines(cells: Int) -> [[Span]] {
        guard let job, job.isRunning else {
            return [[Span("waits for other jobs: two run at a time", .hint)]]
        }
        let progress = job.progress
        let total = progress.flatMap { $0.total > 0 ? UInt64($0.total) : nil }
        let done = UInt64(max(0, progress?.done ?? 0))
        let percent = ProgressBar.percent(done: done, of: total).map { " \($0)%" } ?? ""
        let bar = ProgressBar.text(
            done: done, of: total, cells: max(8, min(60, cells - 16)), glyphs: glyphs)
        var lines = [
            [
                Span((progress?.phase.rawValue ?? "preparing").padded(to: 10)), Span(bar, .focus),
                Span(percent, .emphasis),
            ], amounts(job, cells: cells),
        ]
        let columns = job.course?.columns(atMost: min(60, cells - 11)) ?? []
        if !columns.isEmpty {
            let course = Sparkline.text(columns, cells: columns.count, glyphs: glyphs)
            lines.append([Span("rate      ", .hint), Span(course, .rate)])
        }
        return lines + [[Span("running   ", .hint), Span(running(job))]]
    }

    private func amounts(_ job: JobRow, cells: Int) -> [Span] {
        guard let progress = job.progress, progress.total > 0 else {
            return [Span("done      ", .hint), Span("how long it takes is not known yet", .muted)]
        }
        let rate = job.rate.map { "  \(ByteCount.rate($0))" } ?? ""
        let left = job.secondsLeft.map { "  \(TimeText.span($0)) left" } ?? ""
        return [
            Span(cells < 50 ? "" : "done      ", .hint),
            Span("\(ByteCount(progress.done).short)/\(ByteCount(progress.total).short)", .rate),
            Span(rate, .rate), Span(left, .emphasis),
        ]
    }

    private func running(_ job: JobRow) -> String {
        guard let start = job.startedAt else { return "" }
        let seconds = max(
            job.progress?.seconds ?? 0, TimeText(now: state.now).seconds(since: start))
        return
            "for \(TimeText.span(seconds)), since \(TimeText(now: state.now).clockWithSeconds(start))"
    }

    private func lines(_ failure: Failure, cells: Int, isTight: Bool) -> [[Span]] {
        let isCancelled = failure.code == .cancelled
        let head = Span(
            isCancelled ? "The restore was cancelled." : "The restore failed.",
            isCancelled ? .late : .failed)
        let after = Prose.lines(aftermath(failure), cells: cells, indent: 2)
        let next = [
            Span("Enter", .focus), Span(" goes back to "), Span(run.mendingStep.title, .emphasis),
        ]
        return [[head]] + WizardView.lines(failure, cells: cells) + (isTight ? [] : [[]]) + [next]
            + after
    }

    private func aftermath(_ failure: Failure) -> [Span] {
        let target = Span(run.request?.target ?? "")
        guard run.request?.mode == .replace else {
            return [
                Span("Nothing has the name ", .hint), target,
                Span("; every backup is as it was, and all that was chosen is kept.", .hint),
            ]
        }
        // Only what is found afterwards leaves the database another one.
        if failure.code == .checkFailed { return [Span("All that was chosen is kept.", .hint)] }
        return [target, Span(" is what it was, and all that was chosen is kept.", .hint)]
    }
}
