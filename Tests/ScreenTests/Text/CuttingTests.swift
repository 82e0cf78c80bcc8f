import Testing

@testable import Screen

@Suite struct CuttingTests {
    @Test(arguments: [
        ("shop.db", 7, "shop.db"), ("shop.db", 6, "shop.…"), ("shop.db", 1, "…"),
        ("shop.db", 0, ""),
        ("日本語", 6, "日本語"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"), ("日本語", 2, "…"),
        ("e\u{301}tude", 3, "e\u{301}t…"),
    ])
    func `a text is cut at its end by cells`(text: String, cells: Int, result: String) {
        #expect(text.cut(to: cells) == result)
    }

    @Test(arguments: [
        ("/srv/shop/shop.db", 11, "/srv/…op.db"), ("/srv/日本語/x", 8, "/srv…/x"), ("abcdef", 2, "a…"),
    ])
    func `a path is cut in its middle`(text: String, cells: Int, result: String) {
        #expect(text.cut(to: cells, at: .middle) == result)
    }

    @Test func `the ellipsis is ASCII where nothing else may be`() {
        #expect("shop.db".cut(to: 5, glyphs: .ascii) == "shop~")
    }

    @Test(arguments: [
        ("ab", Alignment.left, "ab   "), ("ab", .right, "   ab"), ("日本語", .left, "日本…"),
        ("日本語x", .right, "日本…"), ("abcdef", .right, "abcd…"),
    ])
    func `a field is filled to exactly its cells`(text: String, side: Alignment, result: String) {
        #expect(text.padded(to: 5, side) == result)
    }

    @Test(arguments: 0...12)
    func `a field of any size has that size`(cells: Int) {
        #expect("größe 日本語".padded(to: cells).cellWidth == cells)
        #expect("größe 日本語".padded(to: cells, cut: .middle).cellWidth == cells)
    }
}
