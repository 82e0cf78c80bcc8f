import Domain
import Screen

/// Rows are looked for when something changed, and not for every frame: a history is long.
extension ConsoleState {
    /// The ids of the rows of the place, filtered and in order.
    var ids: [String] { rowIDs[place] ?? [] }

    /// Remembers which lists show other rows now.
    mutating func noteListChanges(since old: [ScreenID: ListState]) {
        for screen in ScreenID.allCases {
            let (before, after) = (old[screen] ?? ListState(), lists[screen] ?? ListState())
            if before.filter != after.filter || before.sortColumn != after.sortColumn
                || before.isReversed != after.isReversed
            {
                staleLists.insert(screen)
            }
        }
    }

    /// Remembers what an event makes stale.
    ///
    /// A job that begins or ends leaves the order of the tasks alone: rows must not jump under
    /// the cursor while somebody is about to press a key. The next survey puts them in order.
    mutating func noteStaleness(after event: EngineEvent) {
        switch event {
        case .surveyed: staleLists = Set(ScreenID.allCases)
        case .queued, .started, .ended:
            staleLists.insert(.activity)
            alerts = ListSource(state: self).alerts
        case .admitted, .progressed, .answered, .noted, .lost: break
        }
    }

    /// Looks for the rows of all lists that something changed in. The long ones, of what ran, of the
    /// log and of restore points, wait until somebody looks at them.
    mutating func refreshLists() {
        guard !staleLists.isEmpty else { return }
        let sides = Layout(of: self).sides.map(\.screen)
        let seen = sides + (screen == .restore && wizard.isOpen ? [] : [screen])
        let waiting = Set([ScreenID.activity, .log, .restore]).subtracting(seen)
        for screen in staleLists.subtracting(waiting) { refresh(screen) }
        staleLists.formIntersection(waiting)
    }

    private mutating func refresh(_ screen: ScreenID) {
        let source = ListSource(state: self)
        let before = rowIDs[screen] ?? []
        let ids = source.ids(of: screen)
        rowIDs[screen] = ids
        if screen == .tasks { alerts = source.alerts }
        var list = lists[screen] ?? ListState()
        // Nobody's hand is on these: the newest line, and what runs now, stay in sight.
        let follows = screen == .log || (screen == .activity && place != .activity)
        list.settle(in: ids, before: before, follows: follows)
        if !list.marks.isEmpty, list.filter.isEmpty { list.marks.formIntersection(ids) }
        if list != lists[screen] { lists[screen] = list }
    }

    /// The ids of the marked rows that are in sight, or of the one under the cursor: what is
    /// hidden by a filter is never acted upon.
    var chosenIDs: [String] {
        let list = list
        if list.marks.isEmpty { return [list.selected].compactMap { $0 } }
        return ids.filter(list.marks.contains)
    }
}
