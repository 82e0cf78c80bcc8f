import Domain
import Screen

/// What there is to know of the row under the cursor of each screen.
struct DetailSource {
    let state: ConsoleState

    var glyphs: GlyphSet { state.look.glyphs }
    var times: TimeText { TimeText(now: state.now) }
    var rows: ListSource { ListSource(state: state) }

    /// The detail of the row under the cursor of the screen that is shown; none if there is no row.
    ///
    /// - Parameter cells: how wide its lines may be.
    func detail(cells: Int) -> Detail? {
        let screen = state.screen
        guard let id = state.lists[screen]?.selected else { return nil }
        let lines = DetailLines(cells: cells, glyphs: glyphs)
        switch screen {
        case .tasks: return rows.problem(id).map { problem($0, lines) } ?? task(id, lines)
        case .activity: return rows.job(id).map { job($0, lines) } ?? run(id, lines)
        case .leftovers: return rows.leftover(id).map { leftover($0, lines) }
        case .restore: return rows.point(id).map { point($0, lines) }
        case .log: return rows.line(id).map { line($0, lines) }
        }
    }

    private func problem(_ failure: Failure, _ empty: DetailLines) -> Detail {
        var lines = empty
        lines.add(failure)
        lines.add("")
        lines.add("All other tasks are listed and run as they should.", .hint)
        return Detail(
            title: "What is wrong", lines: lines.lines,
            summary: [Span(failure.message.escapedForDisplay, .failed)])
    }

    private func line(_ line: LogLine, _ empty: DetailLines) -> Detail {
        var lines = empty
        lines.add("when", line.time.forPeople)
        lines.add(
            "who", line.author == "engine" ? "engine" : "\(line.author) on \(state.look.place)")
        lines.add("what", line.text, line.role)
        if let command = line.commandLine {
            lines.add("command", command, .emphasis)
            lines.add("", "Y copies it.", .hint)
        }
        return Detail(
            title: "Log", lines: lines.lines,
            summary: [Span(line.text.escapedForDisplay, line.role)])
    }

    /// `point`, with what a look at the folder tells of it.
    func point(_ point: RestorePoint, _ empty: DetailLines) -> Detail {
        var lines = empty
        let facts = point.facts
        lines.add("state of", "\(facts.time.forPeople)  (\(times.ago(facts.time)))", .emphasis)
        let kind = facts.kind == .full ? "full" : "incremental \(facts.sequence) of its chain"
        lines.add("kind", "\(kind), \(ByteCount(point.fileBytes)) in its file")
        lines.add("database", "\(facts.database), \(ByteCount(facts.geometry.imageBytes))")
        lines.add("file", point.file)
        lines.add("id", point.id.description, .muted)
        if let problem = point.problem {
            lines.add("state", problem, .failed)
        } else {
            lines.add("state", "complete: all files it needs are there", .good)
        }
        lines.add("Enter restores it; by default to a new path.", .hint)
        return Detail(
            title: "\(facts.task), \(times.date(facts.time))", lines: lines.lines,
            summary: [Span("\(kind), \(point.state.rawValue)", .hint)])
    }
}
