import Domain
import Screen

/// Draws the restore screen: the restore points of all tasks, or the wizard.
struct RestoreView {
    let state: ConsoleState

    func draw(in area: Rect, on frame: inout Frame) {
        if state.wizard.isOpen { return WizardView(state: state).draw(in: area, on: &frame) }
        let rows = RestoreRows(state: state)
        let table = rows.table
        let ids = state.rowIDs[.restore] ?? []
        let index = state.list.index(in: ids)
        let selected = ids.isEmpty ? nil : ids[index]
        let point = selected.flatMap(table.point)
        PointBrowser(
            state: state, columns: PointRows(state, of: table).columns(hasTask: true), ids: ids,
            index: index,
            list: state.list, timeline: table.timeline, selected: point,
            emptyText: ListSource(state: state).emptyText(of: .restore),
            details: details(selected, point, table, cells: area.columns - 2), row: rows.row
        ).draw(in: area, on: &frame)
    }

    private func details(
        _ row: String?, _ point: RestorePoint?, _ table: PointTable, cells: Int
    ) -> [[Span]] {
        switch row {
        case RestoreRows.draftRow: return draftLines
        case RestoreRows.runRow: return [[Span("Enter shows the restore.", .hint)]]
        case RestoreRows.folderRow: return folderLines
        default: break
        }
        guard let point else { return [] }
        let lines = PointRows(state, of: table).details(
            point, table.trust(point), among: table.points, cells: cells)
        return lines + [[Span("Enter restores this state.", .hint)]]
    }

    private var folderLines: [[Span]] {
        [
            [
                Span(
                    "Restores out of a folder that holds backups: of a task that is not here, "
                        + "or of another machine.")
            ], [Span("Enter, or f from anywhere in this list, asks for the folder.", .hint)],
        ]
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
