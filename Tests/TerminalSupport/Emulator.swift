import CVTerm
import Screen

/// A terminal in memory: bytes go in, the screen can be read.
package final class Emulator {
    private let terminal: OpaquePointer
    private let screen: OpaquePointer
    private let modes = UnsafeMutablePointer<cvterm_modes>.allocate(capacity: 1)
    /// The size of its screen.
    package private(set) var size: Size

    /// A terminal of that size; nil when there is no memory for it.
    package init?(_ size: Size) {
        var screen: OpaquePointer?
        terminal = cvterm_emulator(Int32(size.rows), Int32(size.columns), &screen)
        guard let screen else { return nil }
        self.screen = screen
        self.size = size
        modes.initialize(to: cvterm_modes())
        cvterm_watch(screen, modes)
    }

    deinit {
        vterm_free(terminal)
        modes.deallocate()
    }

    /// Whether the alternate screen is shown.
    package var isAlternateScreen: Bool { modes.pointee.alternate_screen != 0 }
    /// Whether the cursor is hidden.
    package var isCursorHidden: Bool { modes.pointee.cursor_hidden != 0 }

    /// Takes what a program wrote.
    package func feed(_ bytes: [UInt8]) {
        _ = bytes.withUnsafeBytes { buffer in
            vterm_input_write(
                terminal, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
        }
    }

    /// Gives the screen another size.
    package func resize(to size: Size) {
        self.size = size
        vterm_set_size(terminal, Int32(size.rows), Int32(size.columns))
    }

    /// The text of a row, without blanks at its end.
    package func row(_ index: Int) -> String {
        var line = ""
        var column = 0
        while column < size.columns {
            let cell = cell(row: index, column: column)
            line += cell.text
            column += max(1, cell.width)
        }
        let end = line.lastIndex { $0 != " " }
        return end.map { String(line[...$0]) } ?? ""
    }

    /// All rows.
    package var text: String {
        (0..<size.rows).map { row($0) }.joined(separator: "\n")
    }

    /// The colour behind one cell.
    package func background(row: Int, column: Int) -> PaintColor {
        switch cvterm_background(screen, Int32(row), Int32(column)) {
        case -1: .standard
        case let number where number < 256: .indexed(UInt8(number))
        case let color: .direct(RGB(UInt32(color) & 0xFF_FFFF))
        }
    }

    /// What one cell shows.
    package func cell(
        row: Int, column: Int
    ) -> (text: String, width: Int, isBold: Bool, isReverse: Bool) {
        var scalars = [UInt32](repeating: 0, count: Int(VTERM_MAX_CHARS_PER_CELL))
        var (width, bold, reverse): (Int32, Int32, Int32) = (0, 0, 0)
        cvterm_cell(screen, Int32(row), Int32(column), &scalars, &width, &bold, &reverse)
        var text = ""
        for value in scalars.prefix(while: { $0 != 0 }) {
            if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
        }
        return (text.isEmpty ? " " : text, Int(width), bold != 0, reverse != 0)
    }
}
