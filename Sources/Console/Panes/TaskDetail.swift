import Domain
import Screen

/// What there is to know of the task under the cursor: its job, or how it is doing.
struct TaskDetail {
    let state: ConsoleState

    private var glyphs: GlyphSet { state.look.glyphs }
    private var times: TimeText { TimeText(now: state.now) }

    func draw(in area: Rect, on frame: inout Frame) {
        guard area.rows > 0, let name = selected, let entry = state.world.entry(of: name) else {
            return
        }
        frame.horizontalLine(in: area, title: name.escapedForDisplay, glyphs: glyphs)
        let body = area.splitTop(1).rest
        let job = state.world.activeJob(of: name)
        let lines =
            job.map { self.lines($0, entry, cells: body.columns - 2) }
            ?? lines(entry, cells: body.columns - 2)
        for (row, line) in lines.prefix(body.rows).enumerated() {
            frame.put(line, in: body, row: row, column: 1)
        }
    }

    private var selected: String? {
        let rows = ListSource(state: state).rows(of: .tasks)
        let list = state.lists[.tasks] ?? ListState()
        return rows.isEmpty ? nil : rows[list.index(in: rows)].id
    }

    private func lines(_ job: JobRow, _ entry: Survey.Entry, cells: Int) -> [[Span]] {
        let progress = job.progress
        let bar = ProgressBar.text(
            done: UInt64(max(0, progress?.done ?? 0)),
            of: progress.map { UInt64(max(0, $0.total)) },
            cells: max(8, cells - 52), glyphs: glyphs)
        let percent = job.share.map { "\(Int($0 * 100))%" } ?? ""
        var lines = [
            [
                Span((progress?.phase.rawValue ?? "waiting").padded(to: 10)), Span(bar, .focus),
                Span(" \(percent)  ", .emphasis), Span(amounts(job), .rate),
            ]
        ]
        lines.append(pathLine(entry.health.task, cells))
        if let progress, progress.freezeSeconds > 0 {
            lines.append([
                Span("freeze    ", .hint), Span("held \(TimeText.span(progress.freezeSeconds))"),
                Span(
                    "   WAL +\(ByteCount(progress.logBytes))",
                    progress.logBytes > 64 << 20 ? .late : .text),
            ])
        }
        if !job.rates.isEmpty {
            lines.append([
                Span("rate      ", .hint),
                Span(Sparkline.text(job.rates, cells: 30, glyphs: glyphs), .rate),
            ])
        }
        return lines + [lossLine(entry)]
    }

    private func amounts(_ job: JobRow) -> String {
        guard let progress = job.progress, progress.total > 0 else { return "" }
        let pace = job.pace
        let rate = pace.map { "  \(ByteCount(Int64($0.rate)))/s" } ?? ""
        let left = pace?.secondsLeft.map { "  \(TimeText.span($0)) left" } ?? ""
        return "\(ByteCount(progress.done).short)/\(ByteCount(progress.total).short)\(rate)\(left)"
    }

    private func lines(_ entry: Survey.Entry, cells: Int) -> [[Span]] {
        let task = entry.health.task
        var lines = entry.health.problems.map { problem in
            [
                Span("! ", .failed),
                Span(problem.escapedForDisplay.cut(to: cells - 2, glyphs: glyphs), .failed),
            ]
        }
        lines.append(pathLine(task, cells))
        lines.append([
            Span("schedule  ", .hint),
            Span(
                "full \(task.full?.text ?? "by hand")   incremental \(task.incremental?.text ?? "by hand")"
            ),
        ])
        lines.append([
            Span("points    ", .hint), Span("\(entry.health.points) complete"),
            Span(
                "   leftovers \(entry.health.leftovers)",
                entry.health.leftovers > 0 ? .leftover : .text),
        ])
        let sizes = entry.runs.reversed().filter { $0.fileBytes > 0 }.map { Double($0.fileBytes) }
        if !sizes.isEmpty {
            lines.append([
                Span("sizes     ", .hint),
                Span(Sparkline.text(sizes, cells: min(40, cells - 10), glyphs: glyphs), .rate),
            ])
        }
        return lines + [lossLine(entry)]
    }

    private func pathLine(_ task: BackupTask, _ cells: Int) -> [Span] {
        let half = max(10, (cells - 16) / 2)
        return [
            Span("from      ", .hint),
            Span(task.database.escapedForDisplay.cut(to: half, at: .middle, glyphs: glyphs)),
            Span("  to  ", .hint),
            Span(task.destination.escapedForDisplay.cut(to: half, at: .middle, glyphs: glyphs)),
        ]
    }

    /// What is at stake right now.
    private func lossLine(_ entry: Survey.Entry) -> [Span] {
        guard let last = entry.health.lastGood else {
            return [Span("if it died now you would lose everything: there is no backup", .failed)]
        }
        let loss = TimeText.span(times.seconds(since: last))
        return [Span("if it died now you would lose ", .hint), Span(loss, .emphasis)]
    }
}
