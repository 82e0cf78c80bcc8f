import Screen

/// A column of a list.
struct Column: Equatable, Sendable {
    let title: String
    /// Cells it takes at least.
    let width: Int
    /// Whether it takes what is left over, shared with others of its kind.
    var isFlexible = false
    /// Cells that a flexible one takes at most.
    var mostWidth = Int.max
    var alignment = Alignment.left
    var cut = CutPlace.end
    /// Columns with a higher number go first when the area is narrow; 0 always stays.
    var dispensability = 0
    /// Whether the list can be put in its order.
    var isSortable = false
    /// Whether it holds state signs, each drawn in its own role.
    var showsSigns = false
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
        let extra = Self.share(max(0, cells - needed()), columns, shown)
        widths = columns.indices.map { shown.contains($0) ? columns[$0].width + extra[$0] : nil }
    }

    /// Spare cells a column: the most modest ones take first, and the last gets what is over.
    private static func share(_ spare: Int, _ columns: [Column], _ shown: Set<Int>) -> [Int] {
        var extra = Array(repeating: 0, count: columns.count)
        var spare = spare
        let flexible = shown.filter { columns[$0].isFlexible }
            .sorted { (columns[$0].mostWidth, $0) < (columns[$1].mostWidth, $1) }
        for (place, index) in flexible.enumerated() {
            let most = max(0, columns[index].mostWidth - columns[index].width)
            extra[index] = min(most, spare / (flexible.count - place))
            spare -= extra[index]
        }
        return extra
    }
}
