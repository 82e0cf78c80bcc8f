import Domain
import Screen

/// The rows of the restore screen: what is under way, the restore points of all tasks, a folder.
struct RestoreRows {
    let state: ConsoleState

    static let draftRow = "draft"
    static let runRow = "run"
    static let folderRow = "folder"

    /// The restore points of all tasks, newest first, each once.
    var points: [RestorePoint] { PointRows.newestFirst(Array(pointsByTask.values.joined())) }

    /// The restore points of each task.
    var pointsByTask: [String: [RestorePoint]] {
        let entries = state.world.survey?.entries ?? []
        return Dictionary(
            uniqueKeysWithValues: entries.map { entry in
                (entry.health.task.name.text, (try? entry.catalog.get())?.points ?? [])
            })
    }

    /// All rows.
    var rows: [ListRow] {
        let table = PointRows(state)
        let byTask = pointsByTask
        let points = byTask.flatMap { task, points -> [(RestorePoint, PointTrust)] in
            let trusts = TrustTable(task: task, runs: runs, points: points)
            return PointRows.newestFirst(points).map { ($0, trusts.trust($0)) }
        }.sorted { $0.0.facts.time > $1.0.facts.time }.map {
            table.row($0.0, $0.1, hasTask: true)
        }
        return [running, draft].compactMap { $0 } + points + [folder]
    }

    /// How far `point` can be relied on.
    func trust(_ point: RestorePoint) -> PointTrust {
        let task = point.facts.task
        return TrustTable(task: task, runs: runs, points: pointsByTask[task] ?? []).trust(point)
    }

    private var runs: [RunRecord] { state.world.survey?.runs ?? [] }

    private var running: ListRow? {
        // A failed one is gone on with as a draft.
        guard let request = state.wizard.run.request, state.wizard.run.place != .failed else {
            return nil
        }
        let isEnded = state.wizard.run.outcome != nil
        let mark: StateMark = isEnded ? .ok : .running
        return row(
            Self.runRow, mark, isEnded ? "restore ended" : "restoring now", "run",
            request.scope.task?.text ?? state.wizard.subject, mark.word)
    }

    private var draft: ListRow? {
        guard let draft = state.keptDraft else { return nil }
        let saved = draft.savedAt.isEmpty ? "draft" : "draft of \(DraftText.saved(draft, state))"
        return row(
            Self.draftRow, .late, saved, "step \(draft.step.number)", DraftText.subject(draft),
            "go on")
    }

    private var folder: ListRow {
        row(Self.folderRow, nil, "from a folder", "", "any task", "")
    }

    private func row(
        _ id: String, _ mark: StateMark?, _ what: String, _ kind: String, _ task: String,
        _ state: String
    ) -> ListRow {
        let glyphs = self.state.look.glyphs
        return ListRow(
            id: id,
            cells: [
                Span(mark.map { String($0.glyph(glyphs)) } ?? "", mark?.role ?? .hint),
                Span(what, .focus), Span(kind), Span(task, .emphasis),
                Span(state, mark?.role ?? .hint), Span(""), Span(""), Span(""),
            ])
    }
}

extension RestoreDraft.Step {
    /// The step's place, counted from 1.
    var number: Int { rawValue + 1 }

    /// The step as the wizard calls it.
    var title: String {
        switch self {
        case .source: "Source"
        case .point: "Restore point"
        case .target: "Target"
        case .preflight: "Preflight"
        case .review: "Review"
        case .run: "Run"
        }
    }
}
