import Domain
import Screen

/// The chosen point and target, a line each, above what a step is about.
struct WizardSummary {
    let state: ConsoleState

    private var wizard: Wizard { state.wizard }
    private var times: TimeText { TimeText(now: state.now) }

    /// `Point   2026-11-22 23:00 +0100  incremental 14 of 14  drilled 2 days ago`
    func point(_ point: RestorePoint?) -> [Span] {
        guard let point else {
            return [Span("Point  ", .hint), Span(" \(wizard.draft.point ?? "not chosen")", .text)]
        }
        let facts = point.facts
        let points = wizard.points(in: state.world)
        let length =
            points.filter { $0.facts.chain == facts.chain }.map(\.facts.sequence).max()
            ?? facts.sequence
        let kind =
            facts.kind == .full
            ? "full" : "incremental \(facts.sequence) of \(max(length, facts.sequence))"
        let runs = state.world.survey?.runs ?? []
        let trust = TrustTable(task: facts.task, runs: runs, points: points).trust(point)
        let zone = facts.time.forPeople.suffix(5)
        return [
            Span("Point  ", .hint), Span(" \(times.date(facts.time)) \(zone)", .emphasis),
            Span("  \(kind)  "), Span(trust.text(times), trust.role),
        ]
    }

    /// `Target  /srv/shop-restored.db  a new path`
    func target(cells: Int) -> [Span] {
        let isLive = wizard.draft.replaces == true
        let what =
            isLive ? Span("  the live database", .late) : Span("  a new path", .muted)
        let path = wizard.draft.target.escapedForDisplay
            .cut(
                to: max(8, cells - what.text.cellWidth - 8), at: .middle,
                glyphs: state.look.glyphs)
        return [Span("Target ", .hint), Span(" \(path)", .emphasis), what]
    }

    /// How much work after the point is not in it; nothing if its source lies elsewhere.
    func age(_ point: RestorePoint) -> String {
        TimeText.span(times.seconds(since: point.facts.time))
    }
}
