import Testing

@testable import Screen

@Suite struct CellWidthTests {
    @Test(arguments: [
        ("", 0), ("shop.db", 7), ("größe", 5), ("gro\u{308}ße", 5), ("日本語", 6), ("한국", 4),
        ("\u{1112}\u{1161}\u{11AB}", 2), ("✓▸·!✗", 5), ("─│█▓", 4), ("a\u{200B}b", 2), ("🗄", 1),
        ("😀", 2), ("ﾊﾝｶｸ", 4), ("Ｗ", 2), ("\u{AD}", 1),
    ])
    func `text is as wide as a terminal shows it`(text: String, cells: Int) {
        #expect(text.cellWidth == cells)
    }

    @Test(arguments: ["\u{0}", "\u{7}", "\n", "\u{1B}", "\u{7F}", "\u{9B}"])
    func `a control character has no width of its own`(text: String) {
        #expect(text.unicodeScalars.first?.cellWidth == nil)
    }

    @Test func `marks share the cell of the character they sit on`() {
        #expect("e\u{301}\u{323}x".cellPieces.map(\.text) == ["e\u{301}\u{323}", "x"])
    }

    @Test func `marks with nothing to sit on are dropped`() {
        #expect("\u{301}a\n\u{301}b".cellPieces.map(\.text) == ["a", "\n", "b"])
    }

    @Test func `each spacing scalar of an emoji sequence has cells of its own`() {
        #expect("👩\u{200D}🔧".cellPieces.map(\.width) == [2, 2])
    }
}
