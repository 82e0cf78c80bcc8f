import Domain
import Screen

/// Where the person is: cursor, panels, tabs, filter, order, marks.
extension ConsoleState {
    mutating func move(_ id: ActionID) {
        if panel == .detail { return scrollDetail(id) }
        let ids = ids
        let page = max(1, Layout(of: self).visibleRows(of: panel) - 1)
        switch id {
        case .down, .nextMatch: list.move(by: 1, in: ids)
        case .up, .previousMatch: list.move(by: -1, in: ids)
        case .pageDown: list.move(by: page, in: ids)
        case .pageUp: list.move(by: -page, in: ids)
        case .top: list.move(by: -ids.count, in: ids)
        default: list.move(by: ids.count, in: ids)
        }
    }

    private mutating func scrollDetail(_ id: ActionID) {
        let body = Layout(of: self).detailBody
        let lines = DetailSource(state: self).detail(cells: body.columns)?.lines.count ?? 0
        let page = max(1, body.rows - 1)
        let step =
            switch id {
            case .down, .nextMatch: 1
            case .up, .previousMatch: -1
            case .pageDown: page
            case .pageUp: -page
            case .top: -lines
            default: lines
            }
        let offset = (lists[screen]?.detailOffset ?? 0) + step
        lists[screen, default: ListState()].detailOffset = DetailPane.clamped(
            offset, lines: lines, rows: body.rows)
    }

    mutating func movePanel(by step: Int) {
        let panels = Layout(of: self).panels
        let index = (panels.firstIndex(of: panel) ?? 0) + step
        panel = panels[(index + panels.count) % panels.count]
        if isZoomed, panel.side != nil { isZoomed = false }
    }

    mutating func moveTab(by step: Int) {
        let count = DetailSource.taskTabs.count
        var list = lists[.tasks] ?? ListState()
        list.detailTab = (list.detailTab + step + count) % count
        list.detailOffset = 0
        lists[.tasks] = list
    }

    mutating func startFilter() {
        if panel == .detail { (panel, isZoomed) = (.list, false) }
        list.isFiltering = true
    }

    /// The order of the next column that can give one; after the last, the order of the beginning.
    mutating func sortByNext() {
        let columns = ListSource(state: self).columns(of: place)
        let sortable = columns.indices.filter { columns[$0].isSortable }
        list.sortColumn = sortable.first { $0 > list.sortColumn ?? -1 }
        list.isReversed = false
        let name = list.sortColumn.map { "by \(columns[$0].title)" } ?? "as at the beginning"
        say("Sorted \(name). S turns it around.", .hint)
    }

    mutating func markRow() {
        guard let id = list.selected else { return }
        if list.marks.remove(id) == nil { list.marks.insert(id) }
        list.move(by: 1, in: ids)
    }

    mutating func moveToAlert() {
        let current = alerts.firstIndex { $0 == lists[.tasks]?.selected } ?? -1
        let next = alerts[(current + 1) % alerts.count]
        screen = .tasks
        (panel, isZoomed) = (.list, false)
        var list = lists[.tasks] ?? ListState()
        if !(rowIDs[.tasks] ?? []).contains(next) { list.filter = "" }
        list.selected = next
        lists[.tasks] = list
    }
}
