import Domain
import Screen

/// Draws the second step: the restore points of the source.
struct PointStepView {
    let state: ConsoleState

    private var wizard: Wizard { state.wizard }

    func draw(in area: Rect, on frame: inout Frame) {
        if case .failure(let failure) = wizard.catalog(in: state.world) {
            let lines = WizardView.lines(failure, cells: area.columns - 2)
            let rest = frame.put(lines: lines, in: area)
            frame.put(
                "r looks again; b chooses another source, as a folder.", in: rest, row: 1,
                column: 1, Style(.hint))
            return
        }
        let table = PointTable(wizard.points(in: state.world), hasTask: false, state: state)
        let ids = PointTable.ids(table.points)
        let index = wizard.point.list.index(in: ids)
        let point = ids.isEmpty ? nil : table.points[index]
        let details = point.map {
            PointRows(state).details(
                $0, table.trust($0), among: table.points, cells: area.columns - 2)
        }
        PointBrowser(
            state: state, columns: PointRows.columns(hasTask: false),
            rows: table.filled(ids, near: index, reach: area.rows), list: wizard.point.list,
            points: table.points, selected: point, emptyText: emptyText, details: details ?? []
        ).draw(in: area, on: &frame)
    }

    private var emptyText: String {
        wizard.catalog(in: state.world) == nil
            ? "Looking for restore points." : "There is no restore point here; b goes back."
    }
}
