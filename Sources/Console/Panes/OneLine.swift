import Screen

/// What is left of the console where there is no room for it: the one line that matters.
struct OneLine {
    let state: ConsoleState

    func draw(on frame: inout Frame) {
        if case .palette(let palette)? = state.overlay { return palette.draw(state, on: &frame) }
        let glyphs = state.look.glyphs
        for (row, line) in lines.prefix(frame.size.rows).enumerated() {
            let text = line.text.escapedForDisplay.cut(to: frame.size.columns, glyphs: glyphs)
            frame.put(text, in: frame.bounds, row: row, Style(line.role))
        }
    }

    /// The line that matters first, then what there is to say beside it.
    private var lines: [Span] {
        switch state.overlay {
        case .dialog(let dialog)?:
            return [Span(dialog.title, .emphasis)] + [Span(Self.answer(dialog), .focus)]
                + dialog.lines
        case .help?, .themes?, .form?, .palette?: return [Span("too small; Esc", .late)]
        case nil: break
        }
        if state.list.isFiltering { return [Span("/\(state.list.filter)_", .emphasis), main] }
        return [main] + rest
    }

    private static func answer(_ dialog: Dialog) -> String {
        switch dialog.consent {
        case .key: "y yes, Enter no"
        case .name(let name): "\(name): \(dialog.typed)_"
        }
    }

    /// What is wrong before what runs, and that before what is well.
    private var main: Span {
        let source = ListSource(state: state)
        if let alert = state.alerts.first {
            let mark = source.taskRow(alert)?.cells[1]
            let name = source.problem(alert)?.message ?? alert
            let more = state.alerts.count > 1 ? " +\(state.alerts.count - 1)" : ""
            return Span("\(mark?.text ?? "!") \(name)\(more)", mark?.role ?? .failed)
        }
        if let job = state.world.jobs.last(where: \.isRunning) { return running(job) }
        let count = state.world.survey?.entries.count ?? 0
        guard state.world.survey != nil else { return Span("looking", .hint) }
        return count == 0 ? Span("no tasks", .hint) : Span("all \(count) OK", .good)
    }

    private var rest: [Span] {
        let jobs = state.alerts.isEmpty ? [] : state.world.jobs.filter(\.isRunning).map(running)
        return jobs + (state.notice.map { [Span($0.text, $0.role)] } ?? [])
    }

    private func running(_ job: JobRow) -> Span {
        let sign = StateMark.running.glyph(state.look.glyphs)
        let words = ["\(sign)", job.command.task?.text ?? "a folder", job.percent]
        return Span(words.compactMap { $0 }.joined(separator: " "), .focus)
    }
}
