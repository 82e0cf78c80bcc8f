import Dispatch
import Domain
import Foundation
import Synchronization

/// Keeps the timetable of an engine and its book. Any thread may call it.
final class ScheduleKeeper: Sendable {
    private struct State {
        var timetable: Timetable
        var tasks: [BackupTask] = []
        var failures: [Failure] = []
        var jobs: [JobID: TaskName] = [:]
        var keptAt: Double
        var isStopped = false
        var isUnkeepable = false
        var isSurveyWanted = false
    }

    private let parts: EngineParts
    private let state: Mutex<State>
    private let poked = DispatchSemaphore(value: 0)
    /// What went wrong before the first turn.
    private let firstNotes: Mutex<[EngineNote]>

    /// The book is kept at least so often, in seconds, to tell later when an engine last ran.
    private static let secondsBetweenBooks = 300.0
    /// The clock is looked at at least so often, in seconds: it may have been set.
    private static let secondsBetweenTurns = 60.0

    /// A keeper that goes on where the kept book ends.
    init(_ parts: EngineParts) {
        self.parts = parts
        let (now, uptime) = (parts.clock.now, parts.clock.seconds)
        var book: ScheduleBook?
        var notes: [EngineNote] = []
        do {
            book = try parts.schedules.book()
        } catch {
            let text =
                "What the schedules had come to is lost, and nothing is caught up: "
                + Failure(describing: error).message
            notes.append(EngineNote(time: now, task: nil, weight: .warning, text: text))
        }
        firstNotes = Mutex(notes)
        state = Mutex(
            State(
                timetable: Timetable(
                    book, bootID: parts.writer.bootID, node: parts.node, zone: parts.clock.zone,
                    at: now, uptime: uptime), keptAt: uptime - Self.secondsBetweenBooks))
    }

    /// What is to begin now and what a person should know. Reads the tasks anew; blocks.
    func turn() -> Timetable.Turn {
        let (tasks, failures) = parts.tasks.readable()
        let (now, uptime) = (parts.clock.now, parts.clock.seconds)
        var (turn, book) = state.withLock { state -> (Timetable.Turn, ScheduleBook?) in
            guard !state.isStopped else { return (Timetable.Turn(), nil) }
            // A file that is wrong for a moment, while somebody edits it, costs no agenda.
            let wrong = failures.isEmpty ? [] : state.tasks.filter { !tasks.contains($0.name) }
            // What another node answers for is none of this node's business.
            let own = (tasks + wrong).filter { $0.refusal(on: parts.node) == nil }
            var turn = state.timetable.turn(own, at: now, uptime: uptime)
            state.isSurveyWanted = turn.wantsSurvey
            turn.notes += Self.news(failures, since: state.failures, at: now)
            (state.tasks, state.failures) = (tasks + wrong, failures)
            guard turn.isNews || uptime - state.keptAt >= Self.secondsBetweenBooks else {
                return (turn, nil)
            }
            state.keptAt = uptime
            return (turn, state.timetable.book)
        }
        turn.notes =
            firstNotes.withLock { notes in
                defer { notes = [] }
                return notes
            } + turn.notes
        if let book { turn.notes += keep(book, at: now) }
        return turn
    }

    private static func news(
        _ failures: [Failure], since old: [Failure], at now: LocalTime
    ) -> [EngineNote] {
        failures.filter { !old.contains($0) }.map {
            EngineNote(
                time: now, task: nil, weight: .warning, text: "Not scheduled: \($0.message)")
        }
    }

    /// Keeps the book; what keeps it from that is said once.
    private func keep(_ book: ScheduleBook, at now: LocalTime) -> [EngineNote] {
        do {
            try parts.schedules.keep(book)
            state.withLock { $0.isUnkeepable = false }
            return []
        } catch {
            let isKnown = state.withLock { state in
                defer { state.isUnkeepable = true }
                return state.isUnkeepable
            }
            let text =
                "What is due cannot be kept for a restart: " + Failure(describing: error).message
            return isKnown
                ? [] : [EngineNote(time: now, task: nil, weight: .warning, text: text)]
        }
    }

    /// Remembers the job that a task's due run has become.
    func took(_ job: JobID, for task: TaskName) { state.withLock { $0.jobs[job] = task } }

    /// Takes note of the end of a job, if it is one of its own.
    func ended(_ job: JobID, _ outcome: JobOutcome) {
        guard let task = state.withLock({ $0.jobs.removeValue(forKey: job) }) else { return }
        ended(task, RunEnd(outcome))
    }

    /// Takes note that a task's run has ended, or never began.
    func ended(_ task: TaskName, _ end: RunEnd) {
        let now = parts.clock.now
        state.withLock { state in
            // After the stop the book must go on saying that it ran.
            guard !state.isStopped else { return }
            state.timetable.end(task, end, at: now)
            state.keptAt = -.infinity
        }
        poke()
    }

    /// Has nothing of a task run before `until`; nothing takes that back.
    func putOff(_ task: TaskName, until: LocalTime?) {
        let now = parts.clock.now
        state.withLock { state in
            state.timetable.putOff(task, until: until, at: now)
            state.keptAt = -.infinity
        }
        poke()
    }

    /// Takes in what a survey has seen; if one was wanted, the next turn follows soon.
    func take(_ survey: Survey) {
        let isWanted = state.withLock { state in
            state.timetable.take(survey)
            defer { state.isSurveyWanted = false }
            return state.isSurveyWanted
        }
        if isWanted { poke() }
    }

    /// When the backup of a task was due whose lateness was told last.
    func toldLate(_ task: TaskName) -> LocalTime? {
        state.withLock { $0.timetable.book.toldLate[task] }
    }

    /// When each task runs next.
    var next: [TaskName: LocalTime] {
        let now = parts.clock.now
        return state.withLock { state in
            let times = state.tasks.map { ($0.name, state.timetable.next($0.name, after: now)) }
            return Dictionary(times, uniquingKeysWith: { first, _ in first }).compactMapValues(
                \.self)
        }
    }

    /// Has the clock looked at soon.
    func poke() { poked.signal() }

    /// Ends it: nothing begins any more, and what runs counts as broken off.
    func stop() {
        state.withLock { $0.isStopped = true }
        poke()
    }

    /// Waits until there is something to do; any time after that is as good.
    ///
    /// - Returns: whether to go on.
    func wait() -> Bool {
        let now = parts.clock.now
        let next = state.withLock { $0.timetable.nextTurn(after: now) }
        let seconds = next.map { Double($0.microseconds - now.microseconds) / 1_000_000 + 0.005 }
        poked.wait(atMost: min(max(seconds ?? .infinity, 0.05), Self.secondsBetweenTurns))
        return state.withLock { !$0.isStopped }
    }
}

extension RunEnd {
    /// How a job has ended, as far as its schedule cares.
    init(_ outcome: JobOutcome) {
        switch outcome {
        case .backedUp, .restored, .verified: self = .succeeded
        case .failed(let failure):
            self = failure.code == .cancelled ? .cancelled : .failed(canRetry: failure.canRetry)
        }
    }
}

extension [BackupTask] {
    fileprivate func contains(_ name: TaskName) -> Bool { contains { $0.name == name } }
}
