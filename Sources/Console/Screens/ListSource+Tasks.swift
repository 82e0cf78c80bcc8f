import Domain
import Screen

/// The first screen: what is wrong comes first, problems of the configuration before all; what is
/// only to be looked at stands among the tasks that are late.
extension ListSource {
    static let taskColumns = [
        Column(title: "TASK", width: 12, isFlexible: true, mostWidth: 28, isSortable: true),
        Column(title: "STATE", width: 7, isSortable: true),
        Column(title: "LAST GOOD", width: 12, dispensability: 2, isSortable: true),
        Column(title: "NEXT", width: 5, dispensability: 3, isSortable: true),
        Column(title: "SIZE", width: 7, alignment: .right, dispensability: 3, isSortable: true),
        Column(title: "7 DAYS", width: 7, dispensability: 4, showsSigns: true),
        Column(title: "NOTE", width: 12, isFlexible: true, dispensability: 1),
    ]

    /// All rows, whatever the filter says.
    var taskIDs: [String] {
        let entries = state.world.survey?.entries ?? []
        let jobs = jobsByTask
        let tasks = entries.map { entry in
            let name = entry.health.task.name.text
            return (TaskRow.urgency(TaskRow.mark(entry.health, jobs[name])), name)
        }
        let notices = problems.indices.map { number in
            let mark = Self.sign(of: problems[number]).mark
            return (mark == .failed ? -1 : TaskRow.urgency(mark), "problem:\(number)")
        }
        return (notices + tasks).sorted { $0 < $1 }.map(\.1)
    }

    /// The ids of rows that somebody has to look at, the worst first, whatever the filter says.
    var alerts: [String] {
        let jobs = jobsByTask
        return taskIDs.filter { id in
            guard let entry = state.world.entry(of: id) else { return true }
            return TaskRow.mark(entry.health, jobs[id]).isAlert
        }
    }

    func taskRow(_ id: String) -> ListRow? {
        if let problem = problem(id) { return problemRow(id, problem) }
        guard let entry = state.world.entry(of: id) else { return nil }
        let row = TaskRow(
            entry, job: state.world.activeJob(of: id), in: state.world, now: state.now)
        return ListRow(
            id: id,
            cells: [
                Span(row.name, .emphasis),
                Span(
                    "\(row.mark.glyph(glyphs)) \(row.mark.word)", row.mark.role,
                    number: Double(TaskRow.urgency(row.mark))),
                Span(
                    entry.health.lastGood.map(times.ago) ?? "never",
                    entry.health.lastGood == nil ? .late : .text,
                    number: entry.health.lastGood.map { Double($0.microseconds) } ?? 0),
                next(entry, row.mark),
                Span(row.size.map { ByteCount($0).short } ?? "--", .rate, number: row.bytes),
                Span(row.week.text(glyphs)),
                Span(row.note, row.mark.isAlert ? row.mark.role : .hint),
            ])
    }

    /// When a task runs next; one that is running or never will by itself has no such time.
    private func next(_ entry: Survey.Entry, _ mark: StateMark) -> Span {
        if mark == .waiting { return Span("queue", .hint, number: 0) }
        guard mark != .running, mark != .off, let next = entry.next else {
            return Span("--", .muted, number: .infinity)
        }
        return Span(times.coming(next), .text, number: Double(next.microseconds))
    }

    /// What a row is about that concerns no task alone; none for a task.
    ///
    /// No task has such a name: a colon may not be in it.
    func problem(_ id: String) -> Failure? {
        guard id.hasPrefix("problem:"), let number = Int(id.dropFirst("problem:".count)),
            problems.indices.contains(number)
        else { return nil }
        return problems[number]
    }

    private var problems: [Failure] {
        guard let survey = state.world.survey else { return [] }
        return survey.problems + (survey.isUnattended ? [Survey.unattended] : [])
            + survey.nodeWarnings.map { Failure(.nodesDiffer, $0) }
    }

    /// What a problem is about, and how grave it is.
    private static func sign(
        of problem: Failure
    ) -> (subject: String, mark: StateMark, word: String) {
        switch problem.code {
        case .configuration: ("(a task file)", .failed, StateMark.failed.word)
        case .nodesDiffer: ("(the nodes)", .late, "WARN")
        case .noEngine: ("(schedules)", .late, "WARN")
        default: ("(the history)", .failed, StateMark.failed.word)
        }
    }

    private func problemRow(_ id: String, _ problem: Failure) -> ListRow {
        let (subject, mark, word) = Self.sign(of: problem)
        return ListRow(
            id: id,
            cells: [
                Span(subject, .late),
                Span("\(mark.glyph(glyphs)) \(word)", mark.role, number: -1),
                Span("--", .muted, number: 0), Span("--", .muted, number: 0),
                Span("--", .muted, number: 0), Span(""),
                Span(problem.message, mark.role),
            ])
    }

    private var jobsByTask: [String: JobRow] {
        Dictionary(
            state.world.activeJobs.compactMap { job in job.command.task.map { ($0.text, job) } },
            uniquingKeysWith: { $1.isRunning ? $1 : $0 })
    }
}
