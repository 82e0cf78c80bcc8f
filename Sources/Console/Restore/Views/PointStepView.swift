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
        let points = wizard.points(in: state.world)
        let table = PointRows(state)
        let known = TrustTable(
            task: wizard.draft.task ?? "", runs: state.world.survey?.runs ?? [], points: points)
        let trusts = points.map(known.trust)
        let rows = zip(points, trusts).map { table.row($0, $1, hasTask: false) }
        let index = wizard.point.list.index(in: rows)
        let details =
            points.isEmpty
            ? []
            : table.details(
                points[index], trusts[index], among: points,
                cells: area.columns - 2)
        PointBrowser(
            state: state, columns: PointRows.columns(hasTask: false), rows: rows,
            list: wizard.point.list, points: points,
            selected: points.isEmpty ? nil : points[index], emptyText: emptyText, details: details
        ).draw(in: area, on: &frame)
    }

    private var emptyText: String {
        wizard.catalog(in: state.world) == nil
            ? "Looking for restore points." : "There is no restore point here; b goes back."
    }
}
