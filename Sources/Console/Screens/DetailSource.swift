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
        case .restore: return nil
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
}
