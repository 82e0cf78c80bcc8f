import CTerminal
import Glibc
import Screen
import Testing

@Suite struct LibraryWidthTests {
    init() { setlocale(LC_CTYPE, "C.UTF-8") }

    /// Where both know a character, they must agree: ncurses counts with the library's table.
    @Test func `our widths are those of the C library`() {
        let different = (0x20...0x2FFFF as ClosedRange<UInt32>).filter { value in
            guard let scalar = Unicode.Scalar(value) else { return false }
            let library = cterm_cell_width(value)
            return library >= 0 && scalar.properties.generalCategory != .unassigned
                && Int(library) != scalar.cellWidth
        }
        #expect(different.map { String($0, radix: 16) } == [])
    }
}
