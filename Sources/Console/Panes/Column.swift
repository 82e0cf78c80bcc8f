import Screen

/// A column of a list.
struct Column: Equatable, Sendable {
    let title: String
    /// Cells it takes at least.
    let width: Int
    /// Whether it takes what is left over, shared with others of its kind.
    var isFlexible = false
    var alignment = Alignment.left
    var cut = CutPlace.end
    /// Columns with a higher number go first when the area is narrow; 0 always stays.
    var dispensability = 0
}

/// How wide each column is in an area; nothing for those that have no room.
struct ColumnLayout {
    let widths: [Int?]

    static let gap = 2

    init(_ columns: [Column], cells: Int) {
        var shown = Set(columns.indices)
        func needed() -> Int { shown.reduce(-Self.gap) { $0 + columns[$1].width + Self.gap } }
        while needed() > cells,
            let victim = shown.filter({ columns[$0].dispensability > 0 })
                .max(by: { columns[$0].dispensability < columns[$1].dispensability })
        {
            shown.remove(victim)
        }
        let flexible = shown.filter { columns[$0].isFlexible }.sorted()
        let spare = max(0, cells - needed())
        widths = columns.indices.map { index in
            guard shown.contains(index) else { return nil }
            guard let place = flexible.firstIndex(of: index) else { return columns[index].width }
            // What cannot be shared evenly goes to the last.
            let share = spare / flexible.count
            let rest = place == flexible.count - 1 ? spare - share * (flexible.count - 1) : share
            return columns[index].width + rest
        }
    }
}
