import Screen

/// Gives colours the numbers that ncurses knows them by.
///
/// ncurses only says RGB to terminals whose description does, and the description of nearly every
/// terminal that can show RGB says 256 colours. Where the terminal itself says that it can
/// (`COLORTERM`), each RGB colour borrows one of the numbers 16 to 255, and the number is replaced
/// by the colour in the bytes on their way out. The terminal's palette is never changed.
struct ColorSlots {
    private static let first = 16
    private static let count = 240

    private let colors: Int
    private var borrowed: [RGB] = []

    /// Numbers for a terminal with so many colours.
    init(colors: Int) { self.colors = colors }

    /// Whether numbers are RGB values themselves, as in terminfo's `-direct` descriptions.
    private var numbersAreColors: Bool { colors >= 1 << 24 }

    /// The number of a colour, -1 for the terminal's own.
    mutating func number(for color: PaintColor) -> Int32 {
        switch color {
        case .standard:
            return -1
        case .indexed(let index):
            return Int32(Int(index) < colors ? index : index & 7)
        case .direct(let rgb):
            return numbersAreColors ? Self.value(of: rgb) : Int32(Self.first + slot(for: rgb))
        }
    }

    /// The colour of a borrowed number; nil for a number that stands for itself.
    func color(_ number: Int) -> RGB? {
        let slot = number - Self.first
        return borrowed.indices.contains(slot) ? borrowed[slot] : nil
    }

    private mutating func slot(for color: RGB) -> Int {
        if let known = borrowed.firstIndex(of: color) { return known }
        // No theme has nearly as many colours; if one had, the last would be shared.
        guard borrowed.count < Self.count else { return Self.count - 1 }
        borrowed.append(color)
        return borrowed.count - 1
    }

    /// The first eight numbers of a `-direct` description are ANSI's; their neighbours look the
    /// same.
    private static func value(of color: RGB) -> Int32 {
        max(8, Int32(color.red) << 16 | Int32(color.green) << 8 | Int32(color.blue))
    }
}
