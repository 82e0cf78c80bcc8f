import Screen

/// Where everything is on a screen of a given size: a ladder, never a refusal.
///
/// Side by side from 132 columns, list and detail at 80x24, a list and one line at 40x12. Below
/// that there is no room for a layout, and `OneLine` draws what matters.
struct Layout: Equatable, Sendable {
    /// A list of another screen beside the tasks.
    struct Side: Equatable, Sendable {
        let panel: Panel
        let screen: ScreenID
        /// With its title in the first row.
        let area: Rect
    }

    /// Whether there is only room for what matters.
    let isTiny: Bool
    /// Title and tabs.
    let head: Rect
    /// The line below them; empty where rows are dear.
    let rule: Rect
    /// Everything between head and foot.
    let body: Rect
    /// The screen's own list; empty while the detail has the whole screen.
    private(set) var list: Rect
    /// What there is to know of one row, its title in the first row; empty while the list has all.
    private(set) var detail: Rect
    /// Other lists, from top to bottom.
    private(set) var sides: [Side] = []
    /// The column between what stands side by side; empty if nothing does.
    private(set) var divider: Rect
    /// What was said last, and the keys.
    let foot: Rect
    private let hasDetail: Bool

    /// From so many columns on lists stand side by side.
    private static let wideColumns = 132
    /// Below so many rows every row is dear.
    private static let fewRows = 14

    init(of state: ConsoleState) {
        self.init(
            state.size, screen: state.screen, panel: state.panel, isZoomed: state.isZoomed)
    }

    init(_ size: Size, screen: ScreenID, panel: Panel = .list, isZoomed: Bool = false) {
        hasDetail = screen != .restore
        isTiny = size.rows < 8 || size.columns < 36
        let hasFewRows = size.rows < Self.fewRows
        let (head, below) = Rect(size).splitTop(2)
        let (foot, middle) = below.splitBottom(2)
        let (rule, body) = middle.splitTop(hasFewRows ? 0 : 1)
        (self.head, self.rule, self.body, self.foot) = (head, rule, body, foot)
        (list, detail, divider) = (body, body.splitTop(0).top, body.splitTop(0).top)
        if isZoomed, panel != .list {
            (list, detail) = (detail, body)
        } else if !isZoomed, hasDetail {
            split(size, screen, hasFewRows)
        }
    }

    private mutating func split(_ size: Size, _ screen: ScreenID, _ hasFewRows: Bool) {
        if size.columns >= Self.wideColumns {
            let (right, rest) = body.splitRight(max(51, body.columns * 2 / 5))
            let (divider, left) = rest.splitRight(1)
            (self.divider, list) = (divider, left)
            if screen == .tasks { addSides(right) } else { detail = right }
        }
        if detail.isEmpty {
            let rows = hasFewRows ? 1 : min(max(13, list.rows * 2 / 5), list.rows / 2)
            (detail, list) = list.splitBottom(rows)
        }
    }

    /// Queue, leftovers and log in the right part: few leftovers are hoped for.
    private mutating func addSides(_ area: Rect) {
        let (queue, below) = area.splitTop(area.rows * 2 / 5)
        let (leftovers, log) = below.splitTop(below.rows / 3)
        sides = [
            Side(panel: .queue, screen: .activity, area: queue),
            Side(panel: .leftovers, screen: .leftovers, area: leftovers),
            Side(panel: .log, screen: .log, area: log),
        ]
    }

    /// The panels that can have the focus, in the order of Tab. The restore screen moves its own.
    var panels: [Panel] { hasDetail ? [.list, .detail] + sides.map(\.panel) : [.list] }

    /// The rows of a panel's list that are in sight at once.
    func visibleRows(of panel: Panel) -> Int {
        let area = sides.first { $0.panel == panel }?.area ?? list
        return max(1, area.rows - 1)
    }

    /// The part of `detail` below its title; all of it where it is one line.
    var detailBody: Rect { detail.rows > 1 ? detail.splitTop(1).rest.inset(columns: 1) : detail }
}
