import Domain
import Screen

/// The rows of the restore screen: what is under way, the restore points of all tasks, a folder.
struct RestoreRows {
    let state: ConsoleState

    static let draftRow = "draft"
    static let runRow = "run"
    static let folderRow = "folder"

    /// The restore points of all tasks.
    private var found: [RestorePoint] {
        (state.world.survey?.entries ?? []).flatMap { (try? $0.catalog.get())?.points ?? [] }
    }

    /// The restore points of all tasks, newest first, each once.
    var points: [RestorePoint] { PointTable.newestFirst(found) }

    /// The restore points with what the history tells of them.
    var table: PointTable { PointTable(found, hasTask: true, state: state) }

    /// All rows. Those of points have cells only while a filter has to look into them.
    var rows: [ListRow] {
        let isFiltered = !(state.lists[.restore] ?? ListState()).filter.isEmpty
        var rows = PointTable.ids(points)
        if isFiltered { rows = table.filled(rows, near: 0, reach: rows.count) }
        return [running, draft].compactMap { $0 } + rows + [folder]
    }

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
