import Domain
import Screen

/// Draws the first step: the tasks, the folder that is typed, and what it holds.
struct SourceStepView {
    let state: ConsoleState

    private var step: SourceStep { state.wizard.source }
    private var glyphs: GlyphSet { state.look.glyphs }
    private var times: TimeText { TimeText(now: state.now) }

    private static let columns = [
        Column(title: "TASK", width: 14, isFlexible: true),
        Column(title: "POINTS", width: 6, alignment: .right),
        Column(title: "LAST GOOD", width: 12, dispensability: 1),
        Column(
            title: "BACKUPS LIE IN", width: 22, isFlexible: true, cut: .middle, dispensability: 2),
    ]

    private static let ownerColumns = [
        Column(title: "TASK", width: 14, isFlexible: true),
        Column(title: "POINTS", width: 6, alignment: .right),
        Column(title: "NEWEST", width: 16, dispensability: 1),
        Column(title: "DATABASE", width: 22, isFlexible: true, cut: .middle, dispensability: 2),
    ]

    func draw(in area: Rect, on frame: inout Frame) {
        switch step.place {
        case .owners: drawOwners(in: area, on: &frame)
        case .typingFolder: drawFolder(in: area, on: &frame)
        default: drawTasks(in: area, on: &frame)
        }
    }

    private func drawTasks(in area: Rect, on frame: inout Frame) {
        let rest = head("Whose backup is to be restored?", in: area, on: &frame)
        ListPane(
            columns: Self.columns, rows: SourceStep.rows(state.world, times), list: step.list,
            glyphs: glyphs, emptyText: ""
        ).draw(in: rest, on: &frame)
    }

    private func drawOwners(in area: Rect, on frame: inout Frame) {
        let rest = head(
            "The folder holds backups of several tasks. Which one?", in: area, on: &frame)
        ListPane(
            columns: Self.ownerColumns, rows: BackupOwner.rows(step.foundOwners, times),
            list: step.owners, glyphs: glyphs, emptyText: ""
        ).draw(in: rest, on: &frame)
    }

    private func drawFolder(in area: Rect, on frame: inout Frame) {
        let rest = head("In which folder do the backups lie?", in: area, on: &frame)
        let below = PathLineView(
            line: step.path, label: "Folder", hasFocus: true,
            placeholder: "/mnt/backup, or the folder of one chain", glyphs: glyphs
        ).draw(in: rest, on: &frame)
        let lines = found.flatMap { Prose.lines($0, cells: below.columns - 2, indent: 2) }
        frame.put(lines: failure ?? lines, in: below)
    }

    private var failure: [[Span]]? {
        guard case .failed(_, let failure) = step.look else { return nil }
        return WizardView.lines(failure, cells: state.size.columns - 2)
    }

    private var found: [[Span]] {
        switch step.look {
        case .none:
            return [
                [
                    Span(
                        "A destination, or the folder of one chain; no task and no history is "
                            + "needed. Enter looks into it.", .hint)
                ]
            ]
        case .under(let folder): return [[Span("Looking into \(folder).", .hint)]]
        case .failed: return []
        case .found(let folder, let catalog): return nothing(in: folder, catalog)
        }
    }

    /// What is said of a folder that holds no restore point, or one that was chosen before.
    private func nothing(in folder: String, _ catalog: Catalog) -> [[Span]] {
        guard catalog.points.isEmpty else {
            let owners = step.foundOwners.map(\.task).joined(separator: ", ")
            return [[Span("It holds backups of \(owners). Enter goes on.", .good)]]
        }
        var lines = [[Span("There is no restore point in \(folder).", .failed)]]
        if !catalog.leftovers.isEmpty {
            lines.append([Span("Only leftovers of runs that did not complete.", .leftover)])
        }
        lines += catalog.unreadable.map { [Span($0.problem, .failed)] }
        return lines + [[Span("Choose the folder that the task wrote to, or one above.", .hint)]]
    }

    /// The question of the step, where there is room for it.
    private func head(_ question: String, in area: Rect, on frame: inout Frame) -> Rect {
        guard area.rows >= 8 else { return area }
        frame.put(question.cut(to: area.columns - 2, glyphs: glyphs), in: area, column: 1)
        return area.splitTop(2).rest
    }
}
