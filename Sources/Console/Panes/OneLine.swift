import Screen

/// What is left of the console where there is no room for it: the one line that matters.
struct OneLine {
    let state: ConsoleState

    func draw(on frame: inout Frame) {
        let tasks = ListSource(state: state).tasks
        let span: Span
        if let job = state.world.jobs.last(where: \.isRunning) {
            let percent = job.share.map { " \(Int($0 * 100))%" } ?? ""
            span = Span("\(job.command.task?.text ?? "job")\(percent)", .focus)
        } else if let alert = tasks.first(where: \.isAlert) {
            span = Span("\(alert.mark.word) \(alert.name)", .failed)
        } else {
            span = tasks.isEmpty ? Span("no tasks", .hint) : Span("all \(tasks.count) OK", .good)
        }
        let text = span.text.cut(to: frame.size.columns, glyphs: state.look.glyphs)
        frame.put(text, in: frame.bounds, Style(span.role))
    }
}
