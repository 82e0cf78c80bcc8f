import Domain
import Screen

/// The fourth screen: the restore points of all tasks, newest first.
extension ListSource {
    static let pointColumns = [
        Column(title: "TIME", width: 19, isSortable: true),
        Column(title: "TASK", width: 10, isFlexible: true, mostWidth: 28, isSortable: true),
        Column(title: "KIND", width: 6),
        Column(title: "SIZE", width: 8, alignment: .right, dispensability: 2, isSortable: true),
        Column(title: "STATE", width: 16, dispensability: 1),
        Column(title: "ID", width: 16, dispensability: 3),
    ]

    /// The restore point that a row is about.
    func point(_ id: String) -> RestorePoint? {
        state.world.index.pointPlaces[id].map { state.world.index.points[$0] }
    }

    func pointRow(_ id: String) -> ListRow? { point(id).map(row) }

    func row(_ point: RestorePoint) -> ListRow {
        ListRow(
            id: point.id.description,
            cells: [
                Span(
                    String(point.facts.time.forPeople.prefix(19)),
                    number: Double(point.facts.time.microseconds)),
                Span(point.facts.task, .emphasis),
                Span(point.facts.kind == .full ? "full" : "+\(point.facts.sequence)"),
                Span(ByteCount(point.fileBytes).short, .rate, number: Double(point.fileBytes)),
                Span(point.state.rawValue, point.state == .complete ? .good : .failed),
                Span(point.id.description, .muted),
            ])
    }
}
