import Screen

/// The keys of this place as the footer shows them, as many as have room; what cannot be used now
/// is dimmed. Outside the wizard help and the way back always have room.
struct FooterKeys {
    let state: ConsoleState

    /// One key and its name each, in the order of the table.
    func spans(cells: Int) -> [[Span]] {
        let own = state.restoreKeys.map { spans($0.keys.first, $0.name, isPossible: true) }
        if state.screen == .restore, state.wizard.isOpen {
            return fitting(own + [ActionTable.action(.help)].compactMap { $0.map(spans) }, cells)
        }
        let last = [ActionID.help, .step].compactMap(ActionTable.action).map(spans)
        let first = fitting(own, cells - width(of: last))
        return first + common(cells: cells - width(of: first) - width(of: last)) + last
    }

    /// The keys of the console: first those that matter, then others where there is room.
    private func common(cells: Int) -> [[Span]] {
        let all = ActionTable.all.filter { $0.fits(state.place) }
        var (room, shown) = (cells, Set<ActionID>())
        let spare = all.filter { $0.isInWideFooter && state.obstacle(to: $0) == nil }
        for action in all.filter(\.isInFooter) + spare
        where action.id != .help && !shown.contains(action.id) {
            room -= width(of: [spans(action)])
            if room < 0 { break }
            shown.insert(action.id)
        }
        return all.filter { shown.contains($0.id) }.map(spans)
    }

    private func fitting(_ keys: [[Span]], _ cells: Int) -> [[Span]] {
        // No gap is needed after the last one.
        var room = cells + 2
        return Array(
            keys.prefix { spans in
                room -= width(of: [spans])
                return room >= 0
            })
    }

    private func width(of keys: [[Span]]) -> Int {
        keys.joined().reduce(2 * keys.count) { $0 + $1.text.cellWidth }
    }

    private func spans(_ action: Action) -> [Span] {
        spans(action.keys.first, name(of: action), isPossible: state.obstacle(to: action) == nil)
    }

    private func spans(_ key: Key?, _ name: String, isPossible: Bool) -> [Span] {
        [
            Span(key?.label ?? "", isPossible ? .focus : .disabled),
            Span(" \(name)", isPossible ? .hint : .disabled),
        ]
    }

    private func name(of action: Action) -> String {
        switch action.id {
        case .step: state.isAtHome ? "quit" : "back"
        case .new where !state.list.filter.isEmpty: "next match"
        default: action.name
        }
    }
}
