import Testing

@testable import Screen

@Suite struct FrameTests {
    private var frame = Frame(Size(rows: 4, columns: 10))

    @Test mutating func `text is cut off at the edges of its area`() {
        let area = Rect(row: 1, column: 2, rows: 2, columns: 4)
        frame.put("abcdef", in: area)
        frame.put("xyz", in: area, row: 1, column: -1)
        frame.put("gone", in: area, row: 2)
        #expect(frame.text == "\n  abcd\n  yz\n")
    }

    @Test mutating func `drawing outside the frame does nothing`() {
        let outside = Rect(row: -2, column: 8, rows: 9, columns: 9)
        frame.fill(outside, with: "#")
        frame.put("abc", in: Rect(row: 90, column: 90, rows: 1, columns: 5))
        #expect(frame.text == Array(repeating: "        ##", count: 4).joined(separator: "\n"))
    }

    @Test mutating func `text says where it ended, drawn or not`() {
        let next = frame.put("日本", in: frame.bounds, column: 1)
        #expect(next == 5)
        #expect(frame.put("long text here", in: frame.bounds, column: next) == 19)
    }

    @Test mutating func `a wide character is never drawn in half`() {
        frame.put("日本", in: Rect(row: 0, column: 0, rows: 1, columns: 3))
        #expect(frame.text == "日\n\n\n")
    }

    @Test(arguments: [(0, "x 本"), (1, " x本"), (2, "日x"), (3, "日 x")])
    func `what covers one half of a wide character blanks the other`(column: Int, result: String) {
        var frame = Frame(Size(rows: 1, columns: 10))
        frame.put("日本", in: frame.bounds)
        frame.put("x", in: frame.bounds, column: column)
        #expect(frame.text == result)
    }

    @Test mutating func `control characters cannot reach the terminal`() {
        frame.put("a\u{1B}[2Jb\n", in: frame.bounds)
        #expect(frame.text == "a?[2Jb?\n\n\n")
    }

    @Test mutating func `a box leaves its inside and carries a title`() {
        let inside = frame.box(frame.bounds, title: "shop database")
        #expect(inside == Rect(row: 1, column: 1, rows: 2, columns: 8))
        #expect(frame.text == "┌─ sho… ─┐\n│        │\n│        │\n└────────┘")
    }

    @Test mutating func `a box can be ASCII`() {
        frame.box(Rect(row: 0, column: 0, rows: 2, columns: 4), glyphs: .ascii)
        #expect(frame.text == "+--+\n+--+\n\n")
    }

    @Test mutating func `frames with the same cells are equal`() {
        var other = frame
        other.put("x", in: other.bounds)
        #expect(other != frame)
        other.fill(other.bounds)
        #expect(other == frame)
    }
}
