import Domain
import Screen

/// The rows and columns of each screen's list.
struct ListSource {
    let state: ConsoleState

    private var times: TimeText { TimeText(now: state.now) }
    private var glyphs: GlyphSet { state.look.glyphs }

    /// All rows of a screen that its filter lets through.
    func rows(of screen: ScreenID) -> [ListRow] {
        let filter = (state.lists[screen] ?? ListState()).filter.lowercased()
        let rows = allRows(of: screen)
        return filter.isEmpty ? rows : rows.filter { $0.searchText.contains(filter) }
    }

    /// The columns of a screen.
    func columns(of screen: ScreenID) -> [Column] {
        switch screen {
        case .tasks: Self.taskColumns
        case .activity: Self.activityColumns
        case .leftovers: Self.leftoverColumns
        case .restore: PointRows.columns(hasTask: true)
        case .log: Self.logColumns
        }
    }

    /// What is said where the rows would be when there are none.
    func emptyText(of screen: ScreenID) -> String {
        if !(state.lists[screen] ?? ListState()).filter.isEmpty {
            return "Nothing contains the filter's text. Esc clears it."
        }
        switch screen {
        case .tasks:
            return state.world.survey == nil
                ? "Looking at the tasks …" : "There are no tasks yet. Press n to add one."
        case .activity: return "Nothing runs or waits, and nothing ran yet."
        case .leftovers: return "There are no leftovers."
        case .restore: return "There are no restore points yet."
        case .log: return "Nothing happened yet."
        }
    }

    /// The tasks in the order of the first screen.
    var tasks: [TaskRow] {
        let entries = state.world.survey?.entries ?? []
        return entries.map { entry in
            TaskRow(
                entry, job: state.world.activeJob(of: entry.health.task.name.text), now: state.now)
        }.sorted(by: TaskRow.isBefore)
    }

    private func allRows(of screen: ScreenID) -> [ListRow] {
        switch screen {
        case .tasks: tasks.map(row)
        case .activity: activityRows
        case .leftovers: (state.world.survey?.leftovers ?? []).map(row)
        case .restore: RestoreRows(state: state).rows
        case .log: state.log.enumerated().reversed().map { row($0.element, number: $0.offset) }
        }
    }
}

extension ListSource {
    private static let taskColumns = [
        Column(title: "TASK", width: 12, isFlexible: true),
        Column(title: "STATE", width: 8),
        Column(title: "LAST GOOD", width: 12, dispensability: 1),
        Column(title: "SIZE", width: 7, alignment: .right, dispensability: 3),
        Column(title: "7 DAYS", width: 7, dispensability: 4),
        Column(title: "NOTE", width: 14, isFlexible: true, dispensability: 2),
    ]

    private func row(_ task: TaskRow) -> ListRow {
        ListRow(
            id: task.name,
            cells: [
                Span(task.name, .emphasis),
                Span("\(task.mark.glyph(glyphs)) \(task.mark.word)", task.mark.role),
                Span(task.lastGood), Span(task.size, .rate),
                Span(glyphs == .unicode ? task.week : ascii(task.week)),
                Span(task.note, task.isAlert ? task.mark.role : .hint),
            ])
    }

    private func ascii(_ week: String) -> String {
        week.replacing("✓", with: "+").replacing("✗", with: "x").replacing("▸", with: ">")
            .replacing("·", with: ".")
    }

    private static let activityColumns = [
        Column(title: "STARTED", width: 8),
        Column(title: "TASK", width: 10, isFlexible: true),
        Column(title: "WHAT", width: 20, dispensability: 1),
        Column(title: "STATE", width: 8),
        Column(title: "NOTE", width: 20, isFlexible: true, dispensability: 2),
    ]

    /// Jobs of this engine, newest first, then what the history adds.
    private var activityRows: [ListRow] {
        state.world.jobs.reversed().map(row) + pastRuns.enumerated().map { row($1, number: $0) }
    }

    /// Runs of the history that are not jobs of this engine.
    private var pastRuns: [RunRecord] {
        let own = Set(state.world.jobs.compactMap(\.startedAt))
        return (state.world.survey?.runs ?? []).filter { !own.contains($0.startedAt) }
    }

    private func row(_ job: JobRow) -> ListRow {
        let mark = self.mark(job)
        return ListRow(
            id: "job-\(job.id.rawValue)",
            cells: [
                Span(times.clockWithSeconds(job.startedAt ?? job.queuedAt)),
                Span(job.command.task?.text ?? "(folder)", .emphasis), Span(what(job.command)),
                Span("\(mark.glyph(glyphs)) \(mark.word)", mark.role),
                Span(note(job), mark == .failed ? .failed : .hint),
            ])
    }

    private func mark(_ job: JobRow) -> StateMark {
        guard let outcome = job.outcome else { return job.isRunning ? .running : .waiting }
        switch outcome {
        case .failed: return .failed
        case .verified(let report): return report.outcome == .verified ? .ok : .failed
        case .backedUp(let report): return report.sourceProblems.isEmpty ? .ok : .failed
        case .restored: return .ok
        }
    }

    private func what(_ command: EngineCommand) -> String {
        switch command {
        case .backup(_, nil): "backup"
        case .backup(_, let kind?): "\(kind.rawValue) backup"
        case .restore: "restore"
        case .verify(let request): "verify \(request.level.rawValue)"
        }
    }

    private func note(_ job: JobRow) -> String {
        guard let outcome = job.outcome else {
            guard job.isRunning else { return "waits: two jobs run, or one for the same database" }
            let phase = job.progress?.phase.rawValue ?? "preparing"
            return job.share.map { "\(phase) \(Int($0 * 100))%" } ?? phase
        }
        return OutcomeText.text(outcome)
    }

    private func row(_ run: RunRecord, number: Int) -> ListRow {
        let isGood = run.outcome == .succeeded
        let mark = isGood ? StateMark.ok : .failed
        return ListRow(
            id: "run-\(run.startedAt.microseconds)-\(number)",
            cells: [
                Span(
                    times.day(run.startedAt) == times.day(state.now)
                        ? times.clockWithSeconds(run.startedAt)
                        : String(times.date(run.startedAt).prefix(10).dropFirst(2))),
                Span(run.task ?? "(folder)", .emphasis),
                Span("\(run.action.rawValue) \(run.kind)"),
                Span("\(mark.glyph(glyphs)) \(mark.word)", mark.role),
                Span(run.failure?.message ?? run.reason, isGood ? .hint : .failed),
            ])
    }

    private static let leftoverColumns = [
        Column(title: "TASK", width: 12, isFlexible: true),
        Column(title: "WHAT", width: 11),
        Column(title: "BEGUN", width: 16, dispensability: 2),
        Column(title: "SIZE", width: 8, alignment: .right, dispensability: 1),
        Column(title: "WHAT ENDED IT", width: 20, isFlexible: true, dispensability: 3),
    ]

    private func row(_ leftover: Leftover) -> ListRow {
        ListRow(
            id: leftover.file,
            cells: [
                Span(leftover.task ?? "(unknown)", .emphasis),
                Span(leftover.kind?.rawValue ?? "backup", .leftover),
                Span(leftover.startedAt.map(times.date) ?? "--"),
                Span(ByteCount(leftover.bytes).short, .rate), Span(leftover.why, .hint),
            ])
    }

    private static let logColumns = [
        Column(title: "TIME", width: 8),
        Column(title: "WHO", width: 8, dispensability: 1),
        Column(title: "WHAT", width: 20, isFlexible: true),
    ]

    private func row(_ line: LogLine, number: Int) -> ListRow {
        ListRow(
            id: "line-\(number)",
            cells: [
                Span(times.clockWithSeconds(line.time), .muted), Span(line.author, .hint),
                Span(line.text, line.role),
            ])
    }
}
