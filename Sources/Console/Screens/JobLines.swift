import Domain
import Screen

/// How far a job is, in lines: its bar, amounts and rate, what it holds up, why it waits.
struct JobLines {
    let state: ConsoleState
    let job: JobRow

    /// From so many bytes on the growth of the database's log is worth a worry.
    private static let muchLog: Int64 = 64 << 20

    private var glyphs: GlyphSet { state.look.glyphs }

    func add(to lines: DetailLines) -> DetailLines {
        var lines = lines
        guard job.isRunning else {
            lines.add("waits", QueueReason(job, in: state.world).sentence)
            return lines
        }
        lines.add(bar(lines.cells))
        if let progress = job.progress, progress.freezeSeconds > 0 {
            let isMuch = progress.logBytes >= Self.muchLog
            lines.add(
                "freeze",
                [
                    Span("held \(TimeText.span(progress.freezeSeconds))"),
                    Span(
                        "   WAL +\(ByteCount(max(0, progress.logBytes)))", isMuch ? .late : .text),
                ])
        }
        lines.add("rate", rate(lines.cells))
        return lines
    }

    /// Phase, bar, per cent and amounts; the bar takes what the rest leaves.
    private func bar(_ cells: Int) -> [Span] {
        let phase = (job.progress?.phase.rawValue ?? "preparing").padded(to: DetailLines.label)
        let amounts = amounts
        let percent = (job.percent ?? "--").padded(to: 5, .right)
        let room = cells - DetailLines.label - percent.cellWidth - amounts.cellWidth - 3
        let isNarrow = room < 8
        let bar = ProgressBar.text(
            done: UInt64(max(0, job.progress?.done ?? 0)),
            of: job.progress.flatMap { $0.total > 0 ? UInt64($0.total) : nil },
            cells: isNarrow ? max(4, cells - DetailLines.label - 6) : min(room, 60), glyphs: glyphs)
        let head = [Span(phase, .hint), Span(bar, .focus), Span(percent, .emphasis)]
        return isNarrow ? head : head + [Span("  \(amounts)", .rate)]
    }

    private var amounts: String {
        guard let progress = job.progress, progress.total > 0 else { return "" }
        return "\(ByteCount(progress.done).short) of \(ByteCount(progress.total).short)"
    }

    private func rate(_ cells: Int) -> [Span] {
        var spans: [Span] = []
        if let rate = job.rate { spans.append(Span("\(ByteCount.rate(rate))   ", .rate)) }
        if let left = job.secondsLeft {
            spans.append(Span("\(TimeText.span(left)) left   ", .emphasis))
        }
        let used = spans.reduce(DetailLines.label) { $0 + $1.text.cellWidth }
        let columns = job.course?.columns(atMost: min(40, cells - used)) ?? []
        let course = Sparkline.text(columns, cells: columns.count, glyphs: glyphs)
        return spans.isEmpty && course.isEmpty
            ? [Span("not known yet", .muted)] : spans + [Span(course, .rate)]
    }
}
