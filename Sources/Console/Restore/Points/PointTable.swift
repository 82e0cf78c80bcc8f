import Domain
import Screen

/// Restore points in the order of a list, with what the history and a calendar tell of them.
///
/// There may be thousands of them and a cursor has to move at once: those of all tasks are put
/// together once a survey, and rows get their cells only where they are seen.
struct PointTable: Equatable, Sendable {
    /// The points, newest first, each once.
    let points: [RestorePoint]
    /// The ids of their rows.
    let ids: [String]
    /// The points by day and hour.
    let timeline: Timeline
    /// How far from UTC their times are, in seconds to the east.
    let offsets: Set<Int32>
    private let places: [String: Int]
    private let trusts: [String: TrustTable]

    /// A table of nothing.
    init() { self.init([], runs: []) }

    /// `points` in any order, and the runs of any task.
    init(_ points: [RestorePoint], runs: [RunRecord]) {
        let sorted = Self.newestFirst(points)
        self.points = sorted
        ids = sorted.map(\.id.description)
        places = Dictionary(zip(ids, ids.indices)) { first, _ in first }
        timeline = Timeline(sorted)
        offsets = Set(points.map(\.facts.time.offset))
        trusts = Dictionary(grouping: points, by: \.facts.task).reduce(into: [:]) { all, group in
            all[group.key] = TrustTable(task: group.key, runs: runs, points: group.value)
        }
    }

    /// Rows without cells.
    static func ids(_ points: [RestorePoint]) -> [ListRow] {
        points.map { ListRow(id: $0.id.description, cells: []) }
    }

    /// The point that a row stands for; nothing if it stands for something else.
    func point(_ row: String) -> RestorePoint? { places[row].map { points[$0] } }

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
