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
