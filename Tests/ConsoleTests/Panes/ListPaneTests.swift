import Screen
import Testing

@testable import Console

struct ListPaneTests {
    @Test
    func `of ten thousand rows only those in sight are made, each once`() {
        let asked = Counter()
        var frame = Frame(Size(rows: 20, columns: 80))
        ListPane(
            columns: [Column(title: "A", width: 10)], count: 10_000, selected: 5000,
            list: ListState(), glyphs: .unicode, emptyText: ""
        ) { row in
            asked.numbers.append(row)
            return ListRow(id: "\(row)", cells: [Span("\(row)")])
        }.draw(in: frame.bounds, on: &frame)
        #expect(asked.numbers == Array(4991..<5010))
    }

    @Test(arguments: [true, false])
    func `of the row that keys move the first column is selected, and the rest belongs to it`(
        hasFocus: Bool
    ) {
        var frame = Frame(Size(rows: 2, columns: 30))
        ListPane(
            columns: [Column(title: "A", width: 6), Column(title: "B", width: 6)],
            rows: [ListRow(id: "1", cells: [Span("one"), Span("two")])],
            list: ListState(selected: "1"), glyphs: .unicode, emptyText: "", hasFocus: hasFocus
        ).draw(in: frame.bounds, on: &frame)
        let grounds = frame.row(1).map(\.style.ground)
        let selected = [Ground](repeating: .selection, count: 9)
        let rest = [Ground](repeating: .selectedRow, count: 21)
        #expect(grounds == (hasFocus ? selected + rest : grounds.map { _ in .background }))
    }

    /// Counts, from a closure that may not change what it captures.
    private final class Counter {
        var numbers: [Int] = []
    }

    @Test
    func `narrow lists lose the columns that can be spared first`() {
        let widths = ColumnLayout(ListSource.taskColumns, cells: 36).widths
        #expect(widths.map { $0 != nil } == [true, true, false, false, false, false, true])
    }
}
