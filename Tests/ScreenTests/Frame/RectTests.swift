import Testing

@testable import Screen

@Suite struct RectTests {
    private let area = Rect(row: 2, column: 3, rows: 10, columns: 20)

    @Test func `a split gives two parts that touch`() {
        #expect(area.splitTop(3).rest == Rect(row: 5, column: 3, rows: 7, columns: 20))
        #expect(area.splitBottom(3).bottom == Rect(row: 9, column: 3, rows: 3, columns: 20))
        #expect(area.splitLeft(5).rest == Rect(row: 2, column: 8, rows: 10, columns: 15))
        #expect(area.splitRight(5).right == Rect(row: 2, column: 18, rows: 10, columns: 5))
    }

    @Test(arguments: [-1, 99])
    func `a split that asks for too much or too little takes what there is`(count: Int) {
        let (top, rest) = area.splitTop(count)
        #expect(top.rows + rest.rows == area.rows)
        #expect(top.rows == (count < 0 ? 0 : area.rows))
    }

    @Test func `an area without room for its margin is empty`() {
        #expect(Rect(row: 0, column: 0, rows: 1, columns: 5).inset(rows: 1).isEmpty)
    }

    @Test func `a line outside the area is empty`() {
        #expect(area.line(-1).isEmpty)
        #expect(area.line(10).isEmpty)
        #expect(area.line(9) == Rect(row: 11, column: 3, rows: 1, columns: 20))
    }
}
