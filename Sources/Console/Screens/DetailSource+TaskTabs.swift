import Domain
import Screen

extension DetailSource {
    /// The last runs of a task, newest first.
    func runs(_ entry: Survey.Entry, _ lines: DetailLines) -> DetailLines {
        var lines = lines
        for run in entry.runs {
            let result = run.failure?.code.words ?? run.reason
            lines.add([
                Span(times.date(run.startedAt) + "  "),
                Span("\(run.mark.glyph(glyphs)) \(run.mark.word.padded(to: 5))", run.mark.role),
                Span(run.shortWords.padded(to: 15, glyphs: glyphs)),
                Span(TimeText.span(run.seconds).padded(to: 9, .right), .rate),
                Span(
                    (run.fileBytes > 0 ? ByteCount(run.fileBytes).short : "").padded(to: 9, .right)),
                Span("  " + result.escapedForDisplay, run.mark.isAlert ? run.mark.role : .hint),
            ])
        }
        if entry.runs.isEmpty { lines.add("This task has not run yet.", .muted) }
        return lines
    }

    /// The restore points of a task, newest first: chains are told apart by their full backups.
    func points(_ entry: Survey.Entry, _ lines: DetailLines) -> DetailLines {
        var lines = lines
        let points = (try? entry.catalog.get())?.points ?? []
        for point in points.reversed() {
            let isFull = point.facts.kind == .full
            lines.add([
                Span(times.date(point.facts.time) + "  "),
                Span(
                    (isFull ? "full" : "+\(point.facts.sequence)").padded(to: 6),
                    isFull ? .emphasis : .text),
                Span(ByteCount(point.fileBytes).short.padded(to: 8, .right), .rate),
                Span(
                    "  " + (point.problem ?? point.state.rawValue).escapedForDisplay,
                    point.state == .complete ? .good : .failed),
            ])
        }
        if points.isEmpty { lines.add("There is no restore point yet.", .muted) }
        return lines
    }

    /// How a task is configured.
    func settings(_ task: BackupTask, _ lines: DetailLines) -> DetailLines {
        var lines = lines
        lines.add(
            "state", task.isEnabled ? "enabled" : "disabled", task.isEnabled ? .good : .disabled)
        lines.add("database", task.database)
        lines.add("to", task.destination)
        lines.add("full", task.full?.text ?? "by hand")
        lines.add("increment", task.incremental?.text ?? "by hand")
        if let node = task.node { lines.add("node", "only \(node)") }
        let days = task.maxChainDays.map { ", and \($0) days" } ?? ""
        lines.add("chain", "at most \(task.maxChain) incremental backups\(days)")
        lines.add("zstd", "level \(task.level)")
        lines.add("freeze", "at most \(TimeText.span(task.freezeLimit)) without WAL")
        lines.add("check", task.check.rawValue)
        for query in task.assertions { lines.add("assert", query) }
        lines.add("e changes it.", .hint)
        return lines
    }
}
