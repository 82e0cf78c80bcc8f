import Domain
import Screen

/// The third screen: files that runs left behind when they did not end well.
extension ListSource {
    static let leftoverColumns = [
        Column(title: "TASK", width: 12, isFlexible: true, mostWidth: 28, isSortable: true),
        Column(title: "WHAT", width: 11, dispensability: 4),
        Column(title: "BEGAN", width: 16, dispensability: 3, isSortable: true),
        Column(title: "SIZE", width: 7, alignment: .right, isSortable: true),
        Column(title: "CHAIN", width: 7, dispensability: 2),
        Column(title: "WHAT ENDED IT", width: 14, isFlexible: true, dispensability: 1),
    ]

    /// The leftover that a row is about.
    func leftover(_ id: String) -> Leftover? {
        state.world.index.leftovers[id].flatMap { state.world.survey?.leftovers[$0] }
    }

    func leftoverRow(_ id: String) -> ListRow? {
        guard let leftover = leftover(id) else { return nil }
        return ListRow(
            id: id,
            cells: [
                Span(leftover.task ?? "(unknown)", .emphasis),
                Span(leftover.kind?.rawValue ?? "unknown", .leftover),
                Span(
                    leftover.startedAt.map(times.date) ?? "--",
                    number: leftover.startedAt.map { Double($0.microseconds) } ?? 0),
                Span(ByteCount(leftover.bytes).short, .rate, number: Double(leftover.bytes)),
                leftover.isChainIntact ? Span("intact", .good) : Span("broken", .failed),
                Span(leftover.why, .hint),
            ])
    }
}
