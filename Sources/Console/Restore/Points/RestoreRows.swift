import Domain
import Screen

/// The rows of the restore screen: what is under way, the restore points of all tasks, a folder.
struct RestoreRows {
    let state: ConsoleState

    static let draftRow = "draft"
    static let runRow = "run"
    static let folderRow = "folder"

    /// The restore points of all tasks, newest first, each once.
    var points: [RestorePoint] { table.points }

    /// The restore points with what the history tells of them.
    var table: PointTable { state.world.index.points }

    /// The ids of the rows that the list's filter lets through: what is under way, the points in the
    /// list's order, and the folder.
    var ids: [String] {
        let list = state.lists[.restore] ?? ListState()
        let filter = list.filter.lowercased()
        func shown(_ rows: [ListRow?]) -> [String] {
            rows.compactMap { $0 }
                .filter { filter.isEmpty || $0.searchText.contains(filter) }.map(\.id)
        }
        return shown([running, draft]) + pointIDs(list, filter) + shown([folder])
    }

    /// The row with this id; none if it is gone.
    func row(_ id: String) -> ListRow? {
        switch id {
        case Self.runRow: running
        case Self.draftRow: draft
        case Self.folderRow: folder
        default: table.point(id).map(row)
        }
    }

    private func row(_ point: RestorePoint) -> ListRow {
        PointRows(state, of: table).row(point, table.trust(point), hasTask: true)
    }

    /// Rows are made only where a filter or an order has to look into them.
    private func pointIDs(_ list: ListState, _ filter: String) -> [String] {
        var ids = table.ids
        if !filter.isEmpty || list.sortColumn != nil {
            var rows = points.map(row)
            if !filter.isEmpty { rows.removeAll { !$0.searchText.contains(filter) } }
            if let column = list.sortColumn { rows = ListSource.sorted(rows, by: column) }
            ids = rows.map(\.id)
        }
        return list.isReversed ? ids.reversed() : ids
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
