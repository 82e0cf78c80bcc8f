import Domain
import Screen

/// The fifth screen: events, and everything that somebody did here, newest first.
extension ListSource {
    static let logColumns = [
        Column(title: "TIME", width: 11),
        Column(title: "WHO", width: 8, dispensability: 1, isSortable: true),
        Column(title: "WHAT", width: 20, isFlexible: true),
    ]

    /// The line of the log that a row is about.
    func line(_ id: String) -> LogLine? {
        guard let number = Int(id.dropFirst("line-".count)), let first = state.log.first,
            state.log.indices.contains(number - first.number)
        else { return nil }
        return state.log[number - first.number]
    }

    func logRow(_ id: String) -> ListRow? {
        line(id).map { line in
            ListRow(
                id: id,
                cells: [
                    Span(
                        times.day(line.time) == times.day(state.now)
                            ? times.clockWithSeconds(line.time)
                            : String(times.date(line.time).dropFirst(5)), .muted),
                    Span(line.author, .hint), Span(line.text, line.role),
                ])
        }
    }
}
