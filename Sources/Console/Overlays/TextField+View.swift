import Screen

extension TextField {
    /// How a field looks besides its text.
    struct Look: Equatable, Sendable {
        /// Whether keys go into it: it shows the cursor then.
        var hasFocus = false
        /// Said in an empty field.
        var placeholder = ""
        var role = Role.text
        var glyphs = GlyphSet.unicode
    }

    /// Draws the part around the cursor in the first row of `area`, or the start if it has no focus;
    /// what is cut off on either side is marked.
    func draw(_ look: Look, in area: Rect, on frame: inout Frame) {
        let line = area.line(0)
        guard !line.isEmpty else { return }
        let ground: Ground = look.hasFocus ? .selection : .background
        frame.fill(line, Style(.text, on: ground))
        if text.isEmpty {
            let hint = look.placeholder.cut(to: line.columns, glyphs: look.glyphs)
            frame.put(hint, in: line, Style(.muted, on: ground))
        }
        let (cells, cursor) = (Self.shown(text), Self.shown(before).cellWidth)
        let first =
            look.hasFocus
            ? max(0, min(cursor - line.columns / 2, cells.cellWidth + 1 - line.columns)) : 0
        frame.put(cells, in: line, column: -first, Style(look.role, on: ground))
        let mark = Style(.hint, on: ground)
        if first > 0 { frame.put(look.glyphs.ellipsis, in: line, mark) }
        if cells.cellWidth - first > line.columns {
            frame.put(look.glyphs.ellipsis, in: line, column: line.columns - 1, mark)
        }
        guard look.hasFocus else { return }
        frame.cursor = Frame.Position(row: line.row, column: line.column + cursor - first)
    }

    /// The text as it is drawn: what could fool a reader is spelled out. A lone backslash is plain
    /// here, since what is shown is what is being typed.
    private static func shown(_ text: String) -> String {
        text.map { $0 == "\\" ? "\\" : String($0).escapedForDisplay }.joined()
    }
}
