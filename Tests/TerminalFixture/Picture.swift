import Screen
import Terminal

/// What the fixture shows.
struct Picture {
    var selected = 0
    var typing = false
    var done: UInt64 = 0
    private var heard = 0
    private var last = "nothing"
    private let type: TerminalType
    private let depth: ColorDepth
    private let glyphs: GlyphSet

    init(type: TerminalType, depth: ColorDepth, glyphs: GlyphSet) {
        self.type = type
        self.depth = depth
        self.glyphs = glyphs
    }

    /// Remembers what was heard; moving the selection is seen anyway.
    mutating func note(_ event: TerminalEvent) {
        if event == .key(.character("j")) || event == .key(.character("k")) || event == .tick {
            return
        }
        heard += 1
        last = String("\(event)".escapedForDisplay.prefix(60))
    }

    func frame(_ size: Size) -> Frame {
        var frame = Frame(size)
        let (bar, rest) = frame.bounds.splitTop(1)
        let (list, below) = rest.splitTop(8)
        frame.fill(bar, Style(on: .bar))
        let unknown = type.unknownName.map { " for \($0.escapedForDisplay)" } ?? ""
        frame.put(
            " Fixture \(size.rows)x\(size.columns) \(type.name)\(unknown) \(depth)", in: bar,
            Style(.emphasis, on: .bar))
        frame.put(" größe 日本語 e\u{301} ✓", in: list, Style(.good, on: .background, .bold))
        for index in 0..<6 { drawRow(index, in: list, of: &frame) }
        frame.horizontalLine(in: below, title: "heard \(heard)", glyphs: glyphs)
        frame.put(" " + last, in: below, row: 1)
        let bar2 = ProgressBar.text(done: done % 40, of: 40, cells: 40, glyphs: glyphs)
        frame.put(" full  " + bar2 + "  \(done) MiB", in: below, row: 2, Style(.focus))
        if typing { frame.cursor = .init(row: below.row + 1, column: 1) }
        return frame
    }

    private func drawRow(_ index: Int, in area: Rect, of frame: inout Frame) {
        let names = ["home-nas", "mail", "shop", "orders-raven", "wiki", "tickets"]
        let marks = StateMark.allCases
        let mark = marks[index % marks.count]
        let isSelected = selected == index
        let ground: Ground = isSelected ? .selection : .background
        let row = index + 2
        frame.fill(area.line(row), Style(on: ground))
        frame.put(isSelected ? " >" : "  ", in: area, row: row, Style(.focus, on: ground))
        frame.put(
            "\(mark.glyph(glyphs)) " + mark.word, in: area, row: row, column: 18,
            Style(mark.role, on: ground))
        frame.put(names[index], in: area, row: row, column: 3, Style(on: ground))
        frame.put("03:00 today   --     40.1G", in: area, row: row, column: 27, Style(on: ground))
        frame.put("disk full", in: area, row: row, column: 65, Style(.hint, on: ground))
    }
}
