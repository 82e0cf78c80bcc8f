import Domain
import Screen

/// Restore points in the order of a list, with what the history tells of them.
///
/// There may be thousands of them and a cursor has to move at once: rows get their cells only where
/// they are seen, or where a filter has to look into them.
struct PointTable {
    /// The points, newest first, each once.
    let points: [RestorePoint]
    /// Whether points of several tasks are together.
    let hasTask: Bool
    private let trusts: [String: TrustTable]
    private let text: PointRows

    /// `points` in any order.
    init(_ points: [RestorePoint], hasTask: Bool, state: ConsoleState) {
        self.points = Self.newestFirst(points)
        self.hasTask = hasTask
        text = PointRows(state)
        let runs = state.world.survey?.runs ?? []
        trusts = Dictionary(grouping: points, by: \.facts.task).reduce(into: [:]) { all, group in
            all[group.key] = TrustTable(task: group.key, runs: runs, points: group.value)
        }
    }

    /// Rows without cells.
    static func ids(_ points: [RestorePoint]) -> [ListRow] {
        points.map { ListRow(id: $0.id.description, cells: []) }
    }

    /// `rows`, with the cells of points that are at most `reach` away from the one at `index`.
    func filled(_ rows: [ListRow], near index: Int, reach: Int) -> [ListRow] {
        var rows = rows
        for place in max(0, index - reach)..<min(rows.count, index + reach + 1)
        where rows[place].cells.isEmpty {
            guard let point = point(rows[place].id) else { continue }
            rows[place] = text.row(point, trust(point), hasTask: hasTask)
        }
        return rows
    }

    /// The point that a row stands for; nothing if it stands for something else.
    func point(_ row: String) -> RestorePoint? {
        BackupID(row).flatMap { id in points.first { $0.id == id } }
    }

    /// How far a point can be relied on.
    func trust(_ point: RestorePoint) -> PointTrust {
        trusts[point.facts.task]?.trust(point) ?? PointTrust(.none, nil)
    }

    /// `points`, newest first; of one that lies there twice, the copy that is whole.
    static func newestFirst(_ points: [RestorePoint]) -> [RestorePoint] {
        var kept: [BackupID: Int] = [:]
        for (index, point) in points.enumerated() {
            if let other = kept[point.id], points[other].state == .complete { continue }
            kept[point.id] = index
        }
        let keys = kept.map { id, index in
            (points[index].facts.time, points[index].facts.sequence, id.rawValue, index)
        }
        return keys.sorted { ($0.0, $0.1, $0.2) > ($1.0, $1.1, $1.2) }.map { points[$0.3] }
    }
}
