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
        let table = PointTable(
            wizard.points(in: state.world), runs: state.world.survey?.runs ?? [])
        let index = wizard.point.list.index(in: table.ids)
        let point = table.points.isEmpty ? nil : table.points[index]
        let rows = PointRows(state, of: table)
        let details = point.map {
            rows.details($0, table.trust($0), among: table.points, cells: area.columns - 2)
        }
        PointBrowser(
            state: state, columns: rows.columns(hasTask: false), ids: table.ids, index: index,
            list: wizard.point.list, timeline: table.timeline, selected: point,
            emptyText: emptyText, details: details ?? []
        ) { id in
            table.point(id).map { rows.row($0, table.trust($0), hasTask: false) }
        }.draw(in: area, on: &frame)
    }

    private var emptyText: String {
        wizard.catalog(in: state.world) == nil
            ? "Looking for restore points." : "There is no restore point here; b goes back."
    }
}
