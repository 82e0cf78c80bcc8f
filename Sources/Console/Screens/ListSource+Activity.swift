import Domain
import Screen

/// The second screen: what runs, what waits and for what, and what ran.
extension ListSource {
    static let activityColumns = [
        Column(title: "BEGAN", width: 11, dispensability: 2, isSortable: true),
        Column(title: "TASK", width: 10, isFlexible: true, mostWidth: 28, isSortable: true),
        Column(title: "WHAT", width: 14, dispensability: 3),
        Column(title: "STATE", width: 7, isSortable: true),
        Column(title: "TOOK", width: 5, alignment: .right, dispensability: 4, isSortable: true),
        Column(title: "NOTE", width: 13, isFlexible: true, dispensability: 1),
    ]

    /// What runs, what waits in the order of the queue, then what ended, newest first.
    var activityIDs: [String] {
        let active = state.world.activeJobs
        let ended = state.world.jobs.filter(\.isEnded).map { ($0.beganAt, $0.rowID) }
        let all = (ended + pastRuns).enumerated().sorted {
            ($1.element.0, $0.offset) < ($0.element.0, $1.offset)
        }
        return active.filter(\.isRunning).map(\.rowID) + active.filter(\.isWaiting).map(\.rowID)
            + all.map(\.element.1)
    }

    /// The job that a row is about; none for a run of the history.
    func job(_ id: String) -> JobRow? {
        UInt64(id.dropFirst("job-".count)).flatMap { number in
            id.hasPrefix("job-") ? state.world.job(JobID(rawValue: number)) : nil
        }
    }

    /// The run of the history that a row is about.
    func run(_ id: String) -> RunRecord? {
        state.world.index.runs[id].flatMap { state.world.survey?.runs[$0] }
    }

    func activityRow(_ id: String) -> ListRow? {
        job(id).map(activityRow) ?? run(id).map { activityRow($0, id: id) }
    }

    /// Runs of the history that are not jobs of this engine: those are told by their jobs, which
    /// know more.
    private var pastRuns: [(LocalTime, String)] {
        let own = Dictionary(grouping: state.world.jobs, by: { $0.command.task?.text })
        let ids = state.world.index.runIDs
        return zip(ids, state.world.survey?.runs ?? []).compactMap { id, run in
            let isOwn = own[run.task]?.contains { $0.isSame(as: run) } ?? false
            return isOwn ? nil : (run.startedAt, id)
        }
    }

    private func activityRow(_ job: JobRow) -> ListRow {
        let mark = job.mark
        let took = job.startedAt.map { seconds(from: $0, to: job.endedAt ?? state.now) }
        return ListRow(
            id: job.rowID,
            cells: [
                Span(began(job.beganAt), number: Double(job.beganAt.microseconds)),
                Span(job.command.task?.text ?? "(folder)", .emphasis), Span(job.command.shortWords),
                Span("\(mark.glyph(glyphs)) \(mark.word)", mark.role, number: rank(mark)),
                Span(took.map(TimeText.shortSpan) ?? "--", .rate, number: took ?? -1),
                Span(note(job), mark.isAlert ? mark.role : .hint),
            ])
    }

    private func activityRow(_ run: RunRecord, id: String) -> ListRow {
        let mark = run.mark
        return ListRow(
            id: id,
            cells: [
                Span(began(run.startedAt), number: Double(run.startedAt.microseconds)),
                Span(run.task ?? "(folder)", .emphasis), Span(run.shortWords),
                Span("\(mark.glyph(glyphs)) \(mark.word)", mark.role, number: rank(mark)),
                Span(TimeText.shortSpan(run.seconds), .rate, number: run.seconds),
                Span(note(run), mark.isAlert ? mark.role : .hint),
            ])
    }

    /// `10:31:12` today, `11-22 23:00` before.
    private func began(_ time: LocalTime) -> String {
        times.day(time) == times.day(state.now)
            ? times.clockWithSeconds(time) : String(times.date(time).dropFirst(5))
    }

    private func seconds(from start: LocalTime, to end: LocalTime) -> Double {
        max(0, (Double(end.microseconds) - Double(start.microseconds)) / 1_000_000)
    }

    private func rank(_ mark: StateMark) -> Double { Double(TaskRow.urgency(mark)) }

    private func note(_ run: RunRecord) -> String {
        if let failure = run.failure { return "\(failure.code.words): \(failure.message)" }
        if !run.reason.isEmpty { return run.reason }
        return run.fileBytes > 0 ? "\(ByteCount(run.fileBytes))" : ""
    }

    private func note(_ job: JobRow) -> String {
        if case .failed(let failure)? = job.outcome {
            return "\(failure.code.words): \(failure.message)"
        }
        if let outcome = job.outcome { return OutcomeText.text(outcome) }
        if job.isWaiting { return QueueReason(job, in: state.world).short }
        let left = job.secondsLeft.map { "\(TimeText.shortSpan($0)) left" }
        return [job.progress?.phase.rawValue ?? "preparing", job.percent, left]
            .compactMap { $0 }.joined(separator: " ")
    }
}
