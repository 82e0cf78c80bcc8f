import Domain
import Screen

/// Draws the restore screen: the restore points of all tasks, or the wizard.
struct RestoreView {
    let state: ConsoleState

    func draw(in area: Rect, on frame: inout Frame) {
        if state.wizard.isOpen { return WizardView(state: state).draw(in: area, on: &frame) }
        let source = RestoreRows(state: state)
        let points = source.points
        let rows = ListSource(state: state).rows(of: .restore)
        let selected = rows.isEmpty ? nil : rows[state.list.index(in: rows)].id
        let point = points.first { $0.id.description == selected }
        PointBrowser(
            state: state, columns: PointRows.columns(hasTask: true), rows: rows, list: state.list,
            points: points, selected: point,
            emptyText: ListSource(state: state).emptyText(of: .restore),
            details: details(selected, point, cells: area.columns - 2)
        ).draw(in: area, on: &frame)
    }

    private func details(
        _ row: String?, _ point: RestorePoint?, cells: Int
    ) -> [[Span]] {
        switch row {
        case RestoreRows.draftRow: return draftLines
        case RestoreRows.runRow:
            return [[Span("Enter shows the restore.", .hint)]]
        case RestoreRows.folderRow:
            return [
                [
                    Span(
                        "Restores out of a folder that holds backups: of a task that is not here, "
                            + "or of another machine.")
                ], [Span("Enter, or f from anywhere in this list, asks for the folder.", .hint)],
            ]
        default: break
        }
        guard let point else { return [] }
        let rows = RestoreRows(state: state)
        let lines = PointRows(state).details(
            point, rows.trust(point), among: rows.pointsByTask[point.facts.task] ?? [],
            cells: cells)
        return lines + [[Span("Enter restores this state to a new path.", .hint)]]
    }

    private var draftLines: [[Span]] {
        guard let draft = state.keptDraft else { return [] }
        return [
            [Span(DraftText.offer(draft, state), .late)],
            [
                Span("Target ", .hint),
                Span(draft.target.isEmpty ? "not chosen yet" : draft.target, .emphasis),
            ], [Span("Enter goes on, d discards it.", .hint)],
        ]
    }
}
