import Domain
import Screen

/// Draws a calendar of restore points: as a strip with a column a day, or a grid with a row a day
/// and a column an hour.
struct TimelineView {
    let timeline: Timeline
    /// The number of the day under the cursor.
    let selected: Int64?
    /// The hour under the cursor.
    let hour: Int?
    let glyphs: GlyphSet

    /// Rows of a strip.
    static let stripRows = 3
    private static let cell = 3

    /// Days from left to right; below each whether there is a full backup and how many others.
    func drawStrip(in area: Rect, on frame: inout Frame) {
        guard area.rows >= Self.stripRows else { return }
        let isWide = area.columns >= 60
        let label = isWide ? 15 : 6
        let days = timeline.window(
            of: (area.columns - label - 1) / Self.cell, around: selected)
        let month = days.last.map { String($0.civil.text.prefix(7)) } ?? ""
        frame.put(isWide ? month : String(month.suffix(2)), in: area, column: 1, Style(.hint))
        put(isWide ? "full" : "", .full, in: area, row: 1, on: &frame)
        put(isWide ? "incremental" : "", .incremental, in: area, row: 2, on: &frame)
        for (index, day) in days.enumerated() {
            draw(day, in: area, column: label + index * Self.cell, on: &frame)
        }
        if area.rows > Self.stripRows {
            frame.horizontalLine(in: area, row: Self.stripRows, glyphs: glyphs)
        }
    }

    /// Days from top to bottom, the newest first, with the hours from left to right.
    func drawGrid(in area: Rect, on frame: inout Frame) {
        let label = 13
        frame.put("POINTS BY HOUR", in: area, Style(.hint))
        for tick in [0, 6, 12, 18] {
            let text = tick < 10 ? "0\(tick)" : "\(tick)"
            frame.put(text, in: area, row: 0, column: label + 3 + tick, Style(.hint))
        }
        let body = area.splitTop(1).rest.splitBottom(2).rest
        let days = timeline.window(of: body.rows, around: selected)
        for (row, day) in days.reversed().enumerated() {
            drawHours(of: day, in: body.line(row), label + 3, on: &frame)
        }
        drawLegend(in: area.line(area.rows - 1), on: &frame)
    }

    private func put(
        _ name: String, _ mark: Timeline.Mark, in area: Rect, row: Int, on frame: inout Frame
    ) {
        let sign = Span(String(mark.glyph(glyphs)), mark.role)
        frame.put([sign, Span(" \(name)", .hint)], in: area, row: row, column: 1)
    }

    private func draw(_ day: Timeline.Day, in area: Rect, column: Int, on frame: inout Frame) {
        let isHere = day.number == selected
        let number = String(day.civil.day).padded(to: 2, .right)
        frame.put(number, in: area, column: column, Style(isHere ? .focus : .hint))
        let full = day.fulls > 0 ? String(Timeline.Mark.full.glyph(glyphs)) : "-"
        frame.put(
            full.padded(to: 2, .right), in: area, row: 1, column: column,
            Style(day.fulls > 0 ? .focus : .muted))
        let (text, role) = count(day)
        frame.put(text.padded(to: 2, .right), in: area, row: 2, column: column, Style(role))
        guard isHere else { return }
        for row in 0..<Self.stripRows {
            let line = area.line(row)
            frame.lay(
                Rect(row: line.row, column: line.column + column, rows: 1, columns: 2),
                on: .selection)
        }
    }

    /// How many incremental backups a day has; a cross where something cannot be restored.
    private func count(_ day: Timeline.Day) -> (String, Role) {
        if day.broken > 0 { return (String(Timeline.Mark.broken.glyph(glyphs)), .failed) }
        if day.incrementals == 0 { return ("-", .muted) }
        return (day.incrementals > 99 ? "99" : "\(day.incrementals)", .text)
    }

    private func drawHours(
        of day: Timeline.Day, in line: Rect, _ label: Int, on frame: inout Frame
    ) {
        let isHere = day.number == selected
        frame.put(
            "\(day.weekday) \(day.civil.text)", in: line, Style(isHere ? .emphasis : .hint))
        for (index, mark) in day.hours.enumerated() {
            let text = mark == .none ? (glyphs == .unicode ? "·" : ".") : String(mark.glyph(glyphs))
            frame.put(text, in: line, column: label + index, Style(mark.role))
        }
        guard isHere, let hour else { return }
        frame.lay(
            Rect(row: line.row, column: line.column + label + hour, rows: 1, columns: 1),
            on: .selection)
    }

    private func drawLegend(in line: Rect, on frame: inout Frame) {
        let marks: [(Timeline.Mark, String)] = [
            (.full, "full"), (.incremental, "incremental"), (.broken, "cannot be restored"),
        ]
        frame.put(
            marks.flatMap { mark, name in
                [Span(String(mark.glyph(glyphs)), mark.role), Span(" \(name)  ", .hint)]
            }, in: line, row: 0)
    }
}
