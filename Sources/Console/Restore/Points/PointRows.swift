import Domain
import Screen

/// Restore points as rows of a list.
struct PointRows {
    let times: TimeText
    let glyphs: GlyphSet
    /// Whether times are shown with their zone, because not all are of the clock that is shown.
    private let showsZone: Bool

    /// Rows of the points of `table`.
    init(_ state: ConsoleState, of table: PointTable) {
        times = TimeText(now: state.now)
        glyphs = state.look.glyphs
        showsZone = !table.offsets.isSubset(of: [state.now.offset])
    }

    /// The columns; `hasTask` where points of several tasks are together, which can be put in
    /// another order.
    func columns(hasTask: Bool) -> [Column] {
        [
            Column(title: "", width: 1),
            Column(title: "RESTORE POINT", width: showsZone ? 22 : 16, isSortable: hasTask),
            Column(title: "KIND", width: 8, isSortable: hasTask),
        ]
            + (hasTask
                ? [Column(title: "TASK", width: 8, isFlexible: true, isSortable: true)] : []) + [
                Column(title: "STATE", width: 11, dispensability: 2, isSortable: hasTask),
                Column(
                    title: "CHECKED", width: 18, isFlexible: !hasTask, dispensability: 3,
                    isSortable: hasTask),
                Column(
                    title: "SIZE", width: 6, alignment: .right, dispensability: 4,
                    isSortable: hasTask),
                Column(title: "ID", width: 16, dispensability: 5),
            ]
    }

    /// The row of a point.
    func row(_ point: RestorePoint, _ trust: PointTrust, hasTask: Bool) -> ListRow {
        let mark: StateMark = point.state == .complete ? .ok : .failed
        let isFull = point.facts.kind == .full
        let sign = String(Timeline.Mark(point.facts.kind).glyph(glyphs))
        let kind = isFull ? "\(sign) full" : "\(sign) \(point.facts.sequence)"
        return ListRow(
            id: point.id.description,
            cells: [
                Span(String(mark.glyph(glyphs)), mark.role),
                Span(
                    times.date(point.facts.time) + zone(of: point), .emphasis,
                    number: Double(point.facts.time.microseconds)),
                Span(kind, isFull ? .focus : .text, number: Double(point.facts.sequence)),
            ] + (hasTask ? [Span(point.facts.task)] : []) + [
                Span(Self.word(point.state), mark.role),
                Span(
                    point.state == .complete ? trust.text(times) : "", trust.role,
                    number: Double(trust.level.rawValue)),
                Span(
                    ByteCount(point.fileBytes).short, .rate, number: Double(point.fileBytes)),
                Span(point.id.description, .muted),
            ])
    }

    private func zone(of point: RestorePoint) -> String {
        showsZone ? String(point.facts.time.forPeople.suffix(6)) : ""
    }

    /// The state of a point in one word or two.
    static func word(_ state: RestorePoint.State) -> String {
        switch state {
        case .complete: "OK"
        case .damaged: "DAMAGED"
        case .incompleteChain: "INCOMPLETE"
        }
    }

    /// All there is to know of a point, what matters most first.
    func details(
        _ point: RestorePoint, _ trust: PointTrust, among points: [RestorePoint], cells: Int
    ) -> [[Span]] {
        let facts = point.facts
        let chain = points.filter { $0.facts.chain == facts.chain }
        let length = chain.map(\.facts.sequence).max() ?? facts.sequence
        let kind =
            facts.kind == .full
            ? "full backup" : "incremental \(facts.sequence) of \(length)"
        var lines: [[Span]] = []
        if let problem = point.problem {
            lines.append([Span("cannot be restored: ", .failed), Span(problem, .failed)])
        }
        lines.append([
            Span(facts.time.forPeople, .emphasis), Span("  \(facts.task)  \(kind)  "),
            Span(trust.text(times), trust.role),
        ])
        lines.append(
            [
                Span("database ", .hint),
                Span(ByteCount(facts.geometry.imageBytes).description, .rate),
            ] + (point.state == .complete ? reading(chain, to: point) : []))
        lines.append([Span("was at  ", .hint), Span(path(facts.database, cells))])
        lines.append([Span("lies at ", .hint), Span(path(point.file, cells))])
        return lines
    }

    /// How much is to be read for a point.
    private func reading(_ chain: [RestorePoint], to point: RestorePoint) -> [Span] {
        let files = chain.filter { $0.facts.sequence <= point.facts.sequence }
        let bytes = ByteCount(files.reduce(0) { $0 + $1.fileBytes })
        let count = files.count == 1 ? "1 file" : "\(files.count) files"
        return [Span("  to read ", .hint), Span("\(bytes) in \(count)", .rate)]
    }

    /// A path on one line with its label: how many lines there are stays the same for all points.
    private func path(_ path: String, _ cells: Int) -> String {
        path.escapedForDisplay.cut(to: cells - 8, at: .middle, glyphs: glyphs)
    }
}
