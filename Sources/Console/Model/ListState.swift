/// Where the cursor of a list is, and which rows it shows in which order.
///
/// The cursor is on a row's id and not on its number, so it stays on its row when others come or go.
struct ListState: Equatable, Sendable {
    /// The id of the row under the cursor; none until there is one.
    var selected: String? {
        didSet { if selected != oldValue { detailOffset = 0 } }
    }
    /// The text that rows must contain; empty for all.
    var filter = ""
    /// Whether keys go into the filter.
    var isFiltering = false
    /// The ids of marked rows.
    var marks: Set<String> = []
    /// The number of the column that gives the order; none for the order that is best by itself.
    var sortColumn: Int?
    /// Whether the order is turned around.
    var isReversed = false
    /// Which tab of the detail is shown.
    var detailTab = 0
    /// How many lines of the detail are scrolled away.
    var detailOffset = 0

    /// The number of the row under the cursor; 0 if it is gone.
    func index(in ids: [String]) -> Int { ids.firstIndex { $0 == selected } ?? 0 }

    /// The number of the row under the cursor; 0 if it is gone.
    func index(in rows: [ListRow]) -> Int { rows.firstIndex { $0.id == selected } ?? 0 }

    /// Moves the cursor by `step` rows, not beyond the ends.
    mutating func move(by step: Int, in ids: [String]) {
        guard !ids.isEmpty else { return selected = nil }
        selected = ids[min(max(index(in: ids) + step, 0), ids.count - 1)]
    }

    /// Moves the cursor by `step` rows, not beyond the ends.
    mutating func move(by step: Int, in rows: [ListRow]) { move(by: step, in: rows.map(\.id)) }

    /// Puts the cursor on a row when its own is gone: on the one that is now at the same place.
    ///
    /// - Parameter follows: whether a cursor on the first row stays on the first row.
    mutating func settle(in ids: [String], before: [String], follows: Bool) {
        if follows, selected == before.first { return selected = ids.first }
        guard selected.map({ !ids.contains($0) }) ?? true else { return }
        let place = before.firstIndex { $0 == selected } ?? 0
        selected = ids.isEmpty ? nil : ids[min(place, ids.count - 1)]
    }
}

/// One row of a list: an id, cells, and the text that a filter looks into.
struct ListRow: Equatable, Sendable {
    let id: String
    let cells: [Span]

    /// What a filter looks into.
    var searchText: String { cells.map(\.text).joined(separator: " ").lowercased() }
}
