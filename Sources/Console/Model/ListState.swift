/// Where the cursor of a list is, and which rows it shows.
///
/// The cursor is on a row's id and not on its number, so it stays on its row when others come or go.
struct ListState: Equatable, Sendable {
    /// The id of the row under the cursor; none until there is one.
    var selected: String?
    /// The text that rows must contain; empty for all.
    var filter = ""
    /// Whether keys go into the filter.
    var isFiltering = false
    /// The ids of marked rows.
    var marks: Set<String> = []

    /// The number of the row under the cursor; 0 if it is gone.
    func index(in rows: [ListRow]) -> Int {
        rows.firstIndex { $0.id == selected } ?? 0
    }

    /// Moves the cursor by `step` rows, not beyond the ends.
    mutating func move(by step: Int, in rows: [ListRow]) {
        guard !rows.isEmpty else { return selected = nil }
        selected = rows[min(max(index(in: rows) + step, 0), rows.count - 1)].id
    }
}

/// One row of a list: an id, cells, and the text that a filter looks into.
struct ListRow: Equatable, Sendable {
    let id: String
    let cells: [Span]

    /// What a filter looks into.
    var searchText: String { cells.map(\.text).joined(separator: " ").lowercased() }
}
