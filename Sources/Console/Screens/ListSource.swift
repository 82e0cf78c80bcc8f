import Domain
import Screen

/// The rows and columns of each screen's list. What is particular to one screen is in a file of its
/// own.
struct ListSource {
    let state: ConsoleState

    var times: TimeText { TimeText(now: state.now) }
    var glyphs: GlyphSet { state.look.glyphs }

    /// The columns of a screen.
    func columns(of screen: ScreenID) -> [Column] {
        switch screen {
        case .tasks: Self.taskColumns
        case .activity: Self.activityColumns
        case .leftovers: Self.leftoverColumns
        case .restore: PointRows(state, of: state.world.index.points).columns(hasTask: true)
        case .log: Self.logColumns
        }
    }

    /// The ids of all rows of a screen that its filter lets through, in order. Looks at everything:
    /// done when something changed, and kept in the state.
    func ids(of screen: ScreenID) -> [String] {
        let list = state.lists[screen] ?? ListState()
        if screen == .restore { return RestoreRows(state: state).ids }
        let all = allIDs(of: screen)
        guard !list.filter.isEmpty || list.sortColumn != nil else {
            return list.isReversed ? all.reversed() : all
        }
        let filter = list.filter.lowercased()
        var rows = all.compactMap { row($0, of: screen) }
        if !filter.isEmpty { rows.removeAll { !$0.searchText.contains(filter) } }
        if let column = list.sortColumn { rows = Self.sorted(rows, by: column) }
        return list.isReversed ? rows.map(\.id).reversed() : rows.map(\.id)
    }

    /// The row with this id; none if it is gone.
    func row(_ id: String, of screen: ScreenID) -> ListRow? {
        switch screen {
        case .tasks: taskRow(id)
        case .activity: activityRow(id)
        case .leftovers: leftoverRow(id)
        case .restore: RestoreRows(state: state).row(id)
        case .log: logRow(id)
        }
    }

    /// All rows of a screen that its filter lets through, in order.
    func rows(of screen: ScreenID) -> [ListRow] {
        ids(of: screen).compactMap { row($0, of: screen) }
    }

    /// What is said where the rows would be when there are none.
    func emptyText(of screen: ScreenID) -> String {
        if !(state.lists[screen] ?? ListState()).filter.isEmpty {
            return "Nothing contains the filter's text. Esc clears it."
        }
        let isLooking = state.world.survey == nil
        switch screen {
        case .tasks:
            return isLooking
                ? "Looking at the tasks \(glyphs.waitingDots)"
                : "There are no tasks yet. Press n to add one."
        case .activity: return "Nothing runs or waits, and nothing ran yet."
        case .leftovers: return "There are no leftovers."
        case .restore: return "There are no restore points yet."
        case .log: return "Nothing happened yet."
        }
    }

    private func allIDs(of screen: ScreenID) -> [String] {
        switch screen {
        case .tasks: taskIDs
        case .activity: activityIDs
        case .leftovers: (state.world.survey?.leftovers ?? []).map(\.file)
        case .restore: RestoreRows(state: state).ids
        case .log: state.log.reversed().map(\.rowID)
        }
    }

    /// Rows by what is in a column; those that have the same there stay in their order.
    static func sorted(_ rows: [ListRow], by column: Int) -> [ListRow] {
        rows.enumerated().sorted { left, right in
            guard column < left.element.cells.count, column < right.element.cells.count else {
                return left.offset < right.offset
            }
            let order = compare(left.element.cells[column], right.element.cells[column])
            return order == 0 ? left.offset < right.offset : order < 0
        }.map(\.element)
    }

    /// Below zero where `left` comes first.
    private static func compare(_ left: Span, _ right: Span) -> Int {
        if let left = left.number, let right = right.number {
            return left < right ? -1 : left > right ? 1 : 0
        }
        let (left, right) = (left.text.lowercased(), right.text.lowercased())
        return left < right ? -1 : left > right ? 1 : 0
    }
}
