import Screen
import Testing

@testable import Console

struct LayoutTests {
    @Test(arguments: [(24, 80), (40, 132), (50, 200), (12, 40), (8, 36), (200, 400)])
    func `parts do not overlap and fill the screen`(rows: Int, columns: Int) {
        for zoomed in [false, true] {
            for screen in ScreenID.allCases {
                let layout = Layout(
                    Size(rows: rows, columns: columns), screen: screen, isZoomed: zoomed)
                let parts =
                    [
                        layout.head, layout.rule, layout.list, layout.detail, layout.divider,
                        layout.foot,
                    ] + layout.sides.map(\.area)
                let cells = parts.reduce(0) { $0 + $1.rows * $1.columns }
                #expect(cells == rows * columns)
            }
        }
    }

    @Test
    func `Tab goes through all panels, and keys belong to the one with the focus`() throws {
        var state = try Scene.busyState(rows: 50, columns: 200)
        _ = state.press(.tab, .tab)
        #expect(state.place == .activity)
        #expect(state.screen == .tasks)
        _ = state.press(.tab)
        #expect(state.place == .leftovers)
        _ = state.press(.character("d"))
        #expect(state.overlay != nil)
        _ = state.press(.escape, .enter)
        #expect(state.screen == .leftovers)
    }

    @Test
    func `a list beside the tasks loses the focus when it loses its place`() throws {
        var state = try Scene.busyState(rows: 50, columns: 200)
        _ = state.press(.tab, .tab)
        _ = state.take(.size(Size(rows: 24, columns: 80)))
        #expect(state.place == .tasks)
        #expect(state.panel == .list)
    }

    @Test
    func `a detail scrolls no further than its end`() throws {
        var state = try Scene.busyState()
        _ = state.press(.tab, .character("G"), .down, .down)
        #expect(state.lists[.tasks]?.detailOffset == 4)
        _ = state.press(.character("g"))
        #expect(state.lists[.tasks]?.detailOffset == 0)
    }
}
