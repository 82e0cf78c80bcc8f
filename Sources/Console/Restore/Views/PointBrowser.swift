import Domain
import Screen

/// Draws restore points as a list and as a calendar, with what there is to know of one of them.
///
/// From 132 columns the calendar stands beside the list; below that it is a strip above it, where
/// there is room.
struct PointBrowser {
    let state: ConsoleState
    let columns: [Column]
    /// The ids of the rows, and which of them has the cursor.
    let ids: [String]
    let index: Int
    let list: ListState
    let timeline: Timeline
    let selected: RestorePoint?
    let emptyText: String
    /// What there is to know of the row under the cursor.
    let details: [[Span]]
    /// Makes a row that is seen.
    let row: (String) -> ListRow?

    private static let wide = 132
    private static let calendarColumns = 46
    private var glyphs: GlyphSet { state.look.glyphs }

    func draw(in area: Rect, on frame: inout Frame) {
        let day = selected.map { Timeline.day($0.facts.time) }
        let calendar = TimelineView(
            timeline: timeline, selected: day,
            hour: selected.map { Timeline.hour($0.facts.time) }, glyphs: glyphs)
        guard area.columns >= Self.wide else {
            let hasStrip = area.rows >= 13 && !timeline.days.isEmpty
            let (strip, rest) = area.splitTop(hasStrip ? TimelineView.stripRows + 1 : 0)
            calendar.drawStrip(in: strip, on: &frame)
            return drawList(in: rest, on: &frame)
        }
        let (right, left) = area.splitRight(Self.calendarColumns)
        let (border, rest) = right.splitLeft(1)
        frame.fill(border, with: glyphs.vertical, Style(.border))
        calendar.drawGrid(in: rest.inset(columns: 1), on: &frame)
        drawList(in: left, on: &frame)
    }

    private func drawList(in area: Rect, on frame: inout Frame) {
        let lines = details.flatMap { Prose.lines($0, cells: area.columns - 2, indent: 2) }
        // The list stays as long as it is, whatever row the cursor is on.
        let most = area.rows >= 11 ? 5 : area.rows >= 5 ? 1 : 0
        let hasLine = most > 1
        let (bottom, top) = area.splitBottom(most + (hasLine ? 1 : 0))
        ListPane(
            columns: columns, count: ids.count, selected: index, list: list, glyphs: glyphs,
            emptyText: emptyText
        ) { row(ids[$0]) }.draw(in: top, on: &frame)
        if hasLine { frame.horizontalLine(in: bottom, glyphs: glyphs) }
        frame.put(lines: lines, in: hasLine ? bottom.splitTop(1).rest : bottom)
    }
}
