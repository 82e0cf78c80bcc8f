import Screen

extension TaskForm {
    /// Draws the form over all but the heading; a long form scrolls with the focus.
    func draw(_ state: ConsoleState, on frame: inout Frame) {
        let view = OverlayView(state: state)
        let inside = view.cleared(area(in: frame.bounds), title: title, on: &frame)
        let (foot, body) = inside.splitBottom(1)
        let lines = lines(state, columns: body.columns)
        let first = Self.firstLine(of: lines, focus: focus, height: body.rows)
        for (row, line) in lines.dropFirst(first).prefix(body.rows).enumerated() {
            draw(line, in: body.line(row), state.look.glyphs, on: &frame)
        }
        drawKeys(in: foot, state.look.glyphs, on: &frame)
        if let question { view.draw(.dialog(question), on: &frame) }
    }

    /// One line of the form.
    private enum Line: Equatable {
        case field(FormField)
        /// A part of a note under a field.
        case note(Span, of: FormField)
        case gap

        var field: FormField? {
            switch self {
            case .field(let field), .note(_, let field): field
            case .gap: nil
            }
        }
    }

    private static let titleCells = 15
    private static let mostColumns = 100

    private var title: String { original.map { "Change \($0.name)" } ?? "New task" }

    /// All but the heading, which says where this is; not more than is needed on a large screen.
    private func area(in bounds: Rect) -> Rect {
        let body = bounds.splitTop(bounds.rows >= 16 ? 2 : 1).rest
        let columns = min(body.columns, Self.mostColumns)
        return Rect(
            row: body.row, column: (body.columns - columns) / 2, rows: min(body.rows, 30),
            columns: columns)
    }

    private func lines(_ state: ConsoleState, columns: Int) -> [Line] {
        let indent = Self.indent(columns)
        return order.flatMap { field -> [Line] in
            let notes = notes(field, now: state.now, zone: state.look.zone)
                .flatMap { $0.lines(cells: columns - indent - 1, state.look.glyphs) }
            let gap: [Line] = field == .save ? [.gap] : []
            return gap + [.field(field)] + notes.map { .note($0, of: field) }
        }
    }

    /// Where notes begin: under what they are about if there is room, further left if not.
    private static func indent(_ columns: Int) -> Int { columns < 60 ? 4 : titleCells }

    /// The first line that is shown: the field with the focus is always in view, and its notes if
    /// they fit. No note stands at the top without what it is about.
    private static func firstLine(of lines: [Line], focus: FormField, height: Int) -> Int {
        let start = lines.firstIndex(of: .field(focus)) ?? 0
        let end = (lines.lastIndex { $0.field == focus } ?? start) + 1
        let first = max(
            0, min(start, max(end - height, min(start - height / 3, lines.count - height))))
        let isNote = { (index: Int) in index > 0 && lines[index].field == lines[index - 1].field }
        return (first...max(first, start)).first { !isNote($0) } ?? start
    }

    private func draw(_ line: Line, in area: Rect, _ glyphs: GlyphSet, on frame: inout Frame) {
        switch line {
        case .gap: break
        case .note(let note, _):
            frame.put([note], in: area, row: 0, column: Self.indent(area.columns))
        case .field(let field): draw(field, in: area, glyphs, on: &frame)
        }
    }

    private func draw(
        _ field: FormField, in line: Rect, _ glyphs: GlyphSet, on frame: inout Frame
    ) {
        let hasFocus = field == focus && question == nil
        if hasFocus { frame.put(">", in: line, column: 0, Style(.focus, .bold)) }
        if field == .save { return drawButton(in: line, hasFocus, on: &frame) }
        let isWrong = visited.contains(field) && problem(field) != nil
        frame.put(field.title, in: line, column: 2, Style(isWrong ? .failed : .hint))
        let place = line.splitLeft(Self.titleCells).rest.splitRight(1).rest
        guard field.choices.isEmpty else {
            let text = hasFocus ? "< \(text(field)) >" : text(field)
            frame.put(text, in: place, Style(.text, on: hasFocus ? .selection : .background))
            return
        }
        let look = TextField.Look(
            hasFocus: hasFocus, placeholder: field.placeholder,
            role: isWrong ? .failed : .text, glyphs: glyphs)
        fields[field]?.draw(look, in: place, on: &frame)
    }

    private func drawButton(in line: Rect, _ hasFocus: Bool, on frame: inout Frame) {
        let style = Style(.emphasis, on: hasFocus ? .selection : .background, .bold)
        let end = frame.put("[ Save ]", in: line, column: 2, style)
        let isNew = original == nil ? "adds the task" : "changes the task"
        frame.put("  Enter \(isNew)", in: line, column: end, Style(.hint))
    }

    private func drawKeys(in line: Rect, _ glyphs: GlyphSet, on frame: inout Frame) {
        let tab = focus.isPath ? "complete" : "next"
        let keys = [("Alt-Enter", "or"), ("F2", "save"), ("Tab", tab), ("Esc", "leave")]
        var column = 1
        for (key, name) in keys {
            let spans = [Span(key, .focus), Span(" \(name)", .hint)]
            let width = spans.reduce(0) { $0 + $1.text.cellWidth }
            guard column + width < line.columns else { break }
            column = frame.put(spans, in: line, row: 0, column: column) + (name == "or" ? 1 : 3)
        }
    }
}
