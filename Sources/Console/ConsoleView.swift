import Domain
import Screen

/// Draws the console: a pure function of its state.
///
/// A ladder of sizes, never a refusal: side by side from 132 columns, list and detail at 80x24, a
/// list and one line at 40x12, and the one line that matters below that.
package struct ConsoleView {
    private let state: ConsoleState

    /// A view of `state`.
    package init(_ state: ConsoleState) { self.state = state }

    /// The frame, of the size the state knows.
    package var frame: Frame {
        var frame = Frame(state.size)
        guard state.size.rows >= 8, state.size.columns >= 36 else {
            OneLine(state: state).draw(on: &frame)
            return frame
        }
        let (head, rest) = frame.bounds.splitTop(2)
        let (foot, body) = rest.splitBottom(2)
        Heading(state: state).draw(in: head, on: &frame)
        drawBody(in: body, on: &frame)
        Footer(state: state).draw(in: foot, on: &frame)
        if let overlay = state.overlay { OverlayView(state: state).draw(overlay, on: &frame) }
        return frame
    }

    private func drawBody(in area: Rect, on frame: inout Frame) {
        let (line, body) = area.splitTop(1)
        frame.horizontalLine(in: line, glyphs: state.look.glyphs)
        switch state.screen {
        case .tasks: drawTasks(in: body, on: &frame)
        case .restore: RestoreView(state: state).draw(in: body, on: &frame)
        case .activity, .leftovers, .log: drawListAndDetail(in: body, on: &frame)
        }
    }

    private func drawTasks(in area: Rect, on frame: inout Frame) {
        if state.isZoomed { return TaskDetail(state: state).draw(in: area, on: &frame) }
        if area.columns >= 132 { return drawWide(area, on: &frame) }
        let details = area.rows >= 14 ? min(9, area.rows / 2) : area.rows >= 6 ? 2 : 0
        let (bottom, top) = area.splitBottom(details)
        drawList(.tasks, in: top, on: &frame)
        TaskDetail(state: state).draw(in: bottom, on: &frame)
    }

    /// Tasks and detail at the left; queue, leftovers and log at the right.
    private func drawWide(_ area: Rect, on frame: inout Frame) {
        let (right, left) = area.splitRight(max(48, area.columns * 2 / 5))
        let (detail, tasks) = left.splitBottom(max(10, left.rows / 2))
        drawList(.tasks, in: tasks, on: &frame)
        TaskDetail(state: state).draw(in: detail, on: &frame)
        let side = right.inset(columns: 1)
        let third = side.rows / 3
        let (queue, rest) = side.splitTop(third)
        let (leftovers, log) = rest.splitTop(third)
        for (screen, area) in [(ScreenID.activity, queue), (.leftovers, leftovers), (.log, log)] {
            frame.horizontalLine(in: area, title: screen.title, glyphs: state.look.glyphs)
            drawList(screen, in: area.splitTop(1).rest, isSide: true, on: &frame)
        }
    }

    private func drawListAndDetail(in area: Rect, on frame: inout Frame) {
        let details = area.rows >= 14 ? min(8, area.rows / 2) : 0
        let (bottom, top) = area.splitBottom(details)
        drawList(state.screen, in: top, on: &frame)
        RowDetail(state: state).draw(in: bottom, on: &frame)
    }

    private func drawList(
        _ screen: ScreenID, in area: Rect, isSide: Bool = false, on frame: inout Frame
    ) {
        let source = ListSource(state: state)
        ListPane(
            columns: source.columns(of: screen), rows: source.rows(of: screen),
            list: state.lists[screen] ?? ListState(), glyphs: state.look.glyphs,
            emptyText: source.emptyText(of: screen), hasFocus: !isSide, hasHeads: !isSide
        ).draw(in: area, on: &frame)
    }
}
