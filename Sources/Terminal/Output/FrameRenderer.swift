import CTerminal
import Screen

/// Turns frames into the fewest bytes that make the terminal show them. ncurses decides which.
///
/// There is one at a time, on one thread: ncurses keeps its state in globals.
final class FrameRenderer {
    /// How a style is told to ncurses.
    private struct Pen {
        let pair: Int32
        let attributes: Int32
    }

    /// How many colours the terminal can show.
    let depth: ColorDepth

    private let window: OpaquePointer
    private let colors: Int
    private let dialect: StyleSequences.Dialect
    private var slots: ColorSlots
    private var palette: Palette
    private var pens: [Style: Pen] = [:]
    private var blankPens: [Style: Pen] = [:]
    private var size: Size
    private var shown: Frame?

    /// A renderer for a type of terminal that is known; nil if ncurses refuses it all the same.
    init?(_ type: TerminalType, size: Size, options: TerminalOptions, theme: Theme) {
        guard
            let window = cterm_window_open(type.name, Int32(size.rows), Int32(size.columns))
        else { return nil }
        self.window = window
        self.size = size
        colors = Int(cterm_window_colors(window))
        depth = options.noColor ? .none : Self.depth(colors: colors, options: options, type: type)
        dialect = StyleSequences.Dialect(
            characterSet: Capability.bytes("rmacs"), movesInAnyStyle: cterm_flag("msgr") == 1)
        slots = ColorSlots(colors: colors)
        palette = theme.palette(for: depth)
        setGround()
    }

    deinit { cterm_window_close(window) }

    /// Draws everything in other colours from the next frame on.
    func use(_ theme: Theme) {
        palette = theme.palette(for: depth)
        pens = [:]
        blankPens = [:]
        slots = ColorSlots(colors: colors)
        setGround()
        forget()
    }

    /// Draws for another size from the next frame on.
    func resize(to size: Size) {
        self.size = size
        cterm_window_resize(window, Int32(size.rows), Int32(size.columns))
        shown = nil
    }

    /// The terminal's content is not known any more: the next frame is drawn whole.
    func forget() {
        cterm_window_forget(window)
        shown = nil
    }

    /// The bytes that turn what is shown into a frame; none when it is shown already.
    ///
    /// What of the frame lies outside the terminal is left out, and what it does not fill is blank.
    func render(_ frame: Frame) -> [UInt8] {
        guard frame != shown else { return [] }
        for row in 0..<size.rows { putRow(row, of: frame) }
        shown = frame
        let cursor = visibleCursor(of: frame)
        let count = cterm_window_render(
            window, Int32(cursor?.row ?? -1), Int32(cursor?.column ?? -1))
        guard count > 0, let bytes = cterm_window_bytes(window) else { return [] }
        return StyleSequences.rewrite(
            Array(UnsafeBufferPointer(start: bytes, count: count)), with: slots, for: dialect)
    }

    /// The cursor of a frame, if it lies on the terminal.
    func visibleCursor(of frame: Frame) -> Frame.Position? {
        frame.cursor.flatMap { cursor in
            (0..<size.rows).contains(cursor.row) && (0..<size.columns).contains(cursor.column)
                ? cursor : nil
        }
    }

    private func putRow(_ row: Int, of frame: Frame) {
        let new = line(row, of: frame)
        let old = shown.map { line(row, of: $0) }
        if new == old { return }
        for (column, cell) in new.enumerated() where cell.width > 0 {
            if let old, old[column] == cell, cell.width == 1 { continue }
            put(cell, row: row, column: column)
        }
    }

    /// A row as wide as the terminal.
    private func line(_ row: Int, of frame: Frame) -> [Cell] {
        guard row < frame.size.rows else { return Array(repeating: Cell(), count: size.columns) }
        var cells = Array(frame.row(row).prefix(size.columns))
        if let last = cells.last, last.width == 2 {
            cells[cells.count - 1] = Cell(style: last.style)
        }
        return cells + Array(repeating: Cell(), count: size.columns - cells.count)
    }

    private func put(_ cell: Cell, row: Int, column: Int) {
        let pen = pen(for: cell)
        let scalars = cell.text.unicodeScalars.map(\.value)
        cterm_window_put(
            window, Int32(row), Int32(column), scalars, Int32(scalars.count), Int32(cell.width),
            pen.attributes, pen.pair)
    }

    private func pen(for cell: Cell) -> Pen {
        let known = cell.isBlank ? blankPens : pens
        if let pen = known[cell.style] { return pen }
        let paint = palette[cell]
        let pen = Pen(pair: pair(for: paint), attributes: Int32(paint.attributes.rawValue))
        if cell.isBlank { blankPens[cell.style] = pen } else { pens[cell.style] = pen }
        return pen
    }

    private func pair(for paint: Paint) -> Int32 {
        guard depth != .none else { return 0 }
        return cterm_window_pair(
            window, slots.number(for: paint.foreground), slots.number(for: paint.background))
    }

    private func setGround() {
        cterm_window_set_ground(window, pair(for: palette[Style()]))
    }

    private static func depth(
        colors: Int, options: TerminalOptions, type: TerminalType
    ) -> ColorDepth {
        // GNU screen takes COLORTERM over from the terminal around it and garbles RGB colours.
        let borrows =
            options.hasDirectColor && !type.name.hasPrefix("screen")
            && Capability.bytes("setaf", 100, 0) == Array("\u{1B}[38;5;100m".utf8)
        switch colors {
        case (1 << 24)...: return .direct
        case 256...: return borrows ? .direct : .indexed256
        case 16...: return .ansi16
        case 8...: return .ansi8
        default: return .none
        }
    }
}
