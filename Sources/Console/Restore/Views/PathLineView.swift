import Screen

/// Draws a path that is typed, and the paths it can go on to.
struct PathLineView {
    let line: PathLine
    let label: String
    let hasFocus: Bool
    var placeholder = ""
    let glyphs: GlyphSet

    private static let labelCells = 8

    /// - Returns: what is left of the area below it.
    func draw(in area: Rect, on frame: inout Frame) -> Rect {
        frame.put(label, in: area, column: 1, Style(hasFocus ? .focus : .hint))
        let field = Rect(
            row: area.row, column: area.column + Self.labelCells, rows: min(1, area.rows),
            columns: area.columns - Self.labelCells - 1)
        var look = TextField.Look(hasFocus: hasFocus, placeholder: placeholder, role: .emphasis)
        look.glyphs = glyphs
        line.field.draw(look, in: field, on: &frame)
        let rest = area.splitTop(1).rest
        return drawOffers(in: rest, on: &frame)
    }

    private func drawOffers(in area: Rect, on frame: inout Frame) -> Rect {
        guard !line.offers.isEmpty, area.rows > 2 else { return area }
        let shown = line.offers.prefix(min(6, area.rows - 2))
        for (row, offer) in shown.enumerated() {
            let text = offer.escapedForDisplay.cut(
                to: area.columns - Self.labelCells - 1, at: .middle, glyphs: glyphs)
            frame.put(text, in: area, row: row, column: Self.labelCells, Style(.text))
        }
        let more = line.offers.count - shown.count
        let count = more > 0 ? 1 : 0
        if more > 0 {
            frame.put(
                "and \(more) more", in: area, row: shown.count, column: Self.labelCells,
                Style(.muted))
        }
        return area.splitTop(shown.count + count).rest
    }
}
