import Domain
import Screen

/// What there is to know of the row under the cursor of the other screens.
struct RowDetail {
    let state: ConsoleState

    private var glyphs: GlyphSet { state.look.glyphs }
    private var times: TimeText { TimeText(now: state.now) }

    func draw(in area: Rect, on frame: inout Frame) {
        guard area.rows > 1 else { return }
        let rows = ListSource(state: state).rows(of: state.screen)
        guard !rows.isEmpty else { return }
        frame.horizontalLine(in: area, glyphs: glyphs)
        let body = area.splitTop(1).rest
        let lines = lines(rows[state.list.index(in: rows)]).flatMap {
            wrapped($0, body.columns - 2)
        }
        for (row, line) in lines.prefix(body.rows).enumerated() {
            frame.put([line], in: body, row: row, column: 1)
        }
    }

    private func lines(_ row: ListRow) -> [Span] {
        switch state.screen {
        case .leftovers:
            let leftover = state.world.survey?.leftovers.first { $0.file == row.id }
            return leftover.map(lines) ?? []
        case .tasks, .activity, .restore, .log:
            return row.cells.last.map { [Span($0.text, $0.role)] } ?? []
        }
    }

    private func lines(_ leftover: Leftover) -> [Span] {
        let writer = leftover.writer.map { "process \($0.pid) on \($0.host)" } ?? "unknown"
        return [
            Span(leftover.file, .emphasis), Span("written by \(writer)"),
            Span("ended: \(leftover.why)", .leftover),
            leftover.isChainIntact
                ? Span(
                    "The chain is intact; the next backup goes on from the last complete one.",
                    .good)
                : Span(
                    "The chain it was to extend is not complete: see the restore points.", .failed),
            Span("d deletes it; nothing can be restored from it.", .hint),
        ]
    }

    /// A long line as several.
    private func wrapped(_ span: Span, _ cells: Int) -> [Span] {
        var lines: [String] = [""]
        for word in span.text.escapedForDisplay.split(separator: " ") {
            let last = lines[lines.count - 1]
            let longer = last.isEmpty ? String(word) : last + " " + word
            if longer.cellWidth <= cells {
                lines[lines.count - 1] = longer
            } else {
                lines.append(String(word))
            }
        }
        return lines.map { Span($0.cut(to: cells, at: .middle, glyphs: glyphs), span.role) }
    }
}
