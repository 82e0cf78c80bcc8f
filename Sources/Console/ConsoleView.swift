import Domain
import Screen

/// Draws the console: a pure function of its state.
package struct ConsoleView {
    private let state: ConsoleState
    private let layout: Layout

    /// A view of `state`.
    package init(_ state: ConsoleState) {
        self.state = state
        layout = Layout(of: state)
    }

    /// The frame, of the size the state knows.
    package var frame: Frame {
        var frame = Frame(state.size)
        guard !layout.isTiny else {
            OneLine(state: state).draw(on: &frame)
            return frame
        }
        Heading(state: state).draw(in: layout.head, on: &frame)
        frame.horizontalLine(in: layout.rule, glyphs: glyphs)
        drawBody(on: &frame)
        Footer(state: state).draw(in: layout.foot, on: &frame)
        if let overlay = state.overlay { OverlayView(state: state).draw(overlay, on: &frame) }
        return frame
    }

    private var glyphs: GlyphSet { state.look.glyphs }

    private func drawBody(on frame: inout Frame) {
        if state.screen == .restore {
            return RestoreView(state: state).draw(in: layout.body, on: &frame)
        }
        if !layout.list.isEmpty {
            draw(state.screen, in: layout.list, hasFocus: state.panel == .list, on: &frame)
        }
        frame.fill(layout.divider, with: glyphs.vertical, Style(.border))
        drawDetail(on: &frame)
        for side in layout.sides { draw(side, on: &frame) }
    }

    private func drawDetail(on frame: inout Frame) {
        guard !layout.detail.isEmpty,
            let detail = DetailSource(state: state).detail(cells: layout.detailBody.columns)
        else { return }
        DetailPane(
            detail: detail, offset: state.lists[state.screen]?.detailOffset ?? 0,
            hasFocus: state.panel == .detail, glyphs: glyphs
        ).draw(in: layout.detail, layout.detailBody, on: &frame)
    }

    private func draw(_ side: Layout.Side, on frame: inout Frame) {
        let hasFocus = state.panel == side.panel
        let (line, area) = side.area.splitTop(1)
        frame.horizontalLine(in: line, glyphs: glyphs, Style(hasFocus ? .focus : .border))
        let count = state.rowIDs[side.screen]?.count ?? 0
        let title =
            " \(side.screen.rawValue) \(side.screen.title)"
            + (side.screen == .leftovers && count > 0 ? " !\(count) " : " ")
        frame.put(title, in: line, column: 2, Style(hasFocus ? .focus : .emphasis))
        draw(side.screen, in: area, hasFocus: hasFocus, hasHeads: false, on: &frame)
    }

    private func draw(
        _ screen: ScreenID, in area: Rect, hasFocus: Bool, hasHeads: Bool = true,
        on frame: inout Frame
    ) {
        let source = ListSource(state: state)
        let ids = state.rowIDs[screen] ?? []
        let list = state.lists[screen] ?? ListState()
        ListPane(
            columns: source.columns(of: screen), count: ids.count, selected: list.index(in: ids),
            list: list, glyphs: glyphs, emptyText: source.emptyText(of: screen),
            hasFocus: hasFocus, hasHeads: hasHeads
        ) { source.row(ids[$0], of: screen) }.draw(in: area, on: &frame)
    }
}
