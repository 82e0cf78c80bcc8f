import Domain

/// The second step: which state of the database.
struct PointStep: Equatable, Sendable {
    var list = ListState()

    /// Puts the cursor on the chosen point, or on the newest that can be restored.
    mutating func enter(_ chosen: String?, _ points: [RestorePoint]) {
        let ids = points.map(\.id.description)
        if let chosen, ids.contains(chosen) { return list.selected = chosen }
        if let selected = list.selected, ids.contains(selected) { return }
        let newest = points.first { $0.state == .complete } ?? points.first
        list.selected = newest?.id.description
    }
}
