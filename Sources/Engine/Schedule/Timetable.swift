import Domain
import Foundation

/// Decides what runs when: all tasks' agendas on one clock. It only decides; somebody else acts.
struct Timetable {
    /// What came out of one look at the clock.
    struct Turn {
        /// What is to begin now.
        var starts: [(task: TaskName, run: DueRun)] = []
        /// What a person should know.
        var notes: [EngineNote] = []
        /// Tasks that have become late, which was not told before.
        var late: [(task: BackupTask, lateness: Lateness, lastGood: LocalTime)] = []
        /// Whether only a survey can tell whether a task is late.
        var wantsSurvey = false
        /// Whether the book has to be kept.
        var isNews = false
    }

    /// The agendas as they are to be kept.
    private(set) var book: ScheduleBook
    private var watch = LateWatch()
    private let zone: TimeZone
    private let node: NodeTag
    private var tasks: [TaskName: BackupTask] = [:]
    private var last: (time: LocalTime, uptime: Double)
    /// Why nobody looked at the clock before the first turn.
    private var firstGap: String?
    private var isResumed: Bool

    /// A clock that is more off than this was set; what is less is called correcting it.
    private static let jump = 5.0
    /// Whoever looks at the clock once a minute and finds so many seconds gone was not running.
    private static let sleep = 300.0

    /// A timetable that goes on where `book` ends; without one, times count from now on.
    ///
    /// - Parameter uptime: seconds on a clock that never jumps.
    init(
        _ book: ScheduleBook?, bootID: String, node: NodeTag, zone: TimeZone, at now: LocalTime,
        uptime: Double
    ) {
        self.book = book ?? ScheduleBook(bootID: bootID, aliveAt: now)
        self.zone = zone
        self.node = node
        last = (now, uptime)
        isResumed = book == nil
        firstGap = book.map { book in
            book.bootID == bootID
                ? "no engine was running from \(book.aliveAt.forPeople) on"
                : "this machine was restarted; an engine last ran at \(book.aliveAt.forPeople)"
        }
        self.book.bootID = bootID
    }

    /// Looks at the clock: what is to begin, and what happened to it.
    mutating func turn(_ tasks: [BackupTask], at now: LocalTime, uptime: Double) -> Turn {
        var turn = Turn()
        let gap = gap(at: now, uptime: uptime, &turn)
        self.tasks = Dictionary(uniqueKeysWithValues: tasks.map { ($0.name, $0) })
        for name in book.agendas.keys where self.tasks[name] == nil {
            (book.agendas[name], book.toldLate[name]) = (nil, nil)
            turn.isNews = true
        }
        for task in tasks {
            advance(task, to: now, gap: gap, &turn)
            watch(task, at: now, &turn)
        }
        isResumed = true
        firstGap = nil
        last = (now, uptime)
        book.aliveAt = now
        return turn
    }

    private mutating func advance(
        _ task: BackupTask, to now: LocalTime, gap: String, _ turn: inout Turn
    ) {
        let before = book.agendas[task.name]
        var agenda = before ?? TaskAgenda(of: task, from: now)
        let spread = spread(of: task.name)
        var notes: [String] = []
        if !isResumed, let note = agenda.resume(at: now, gap: gap, spread: spread) {
            notes.append(note)
        }
        if let note = agenda.advance(task, to: now, in: zone, gap: gap, spread: spread) {
            notes.append(note)
        }
        if let run = agenda.begin(at: now) { turn.starts.append((task.name, run)) }
        book.agendas[task.name] = agenda
        turn.isNews = turn.isNews || agenda.isNews(after: before)
        turn.notes += notes.map {
            EngineNote(time: now, task: task.name, weight: .warning, text: $0)
        }
    }

    private mutating func watch(_ task: BackupTask, at now: LocalTime, _ turn: inout Turn) {
        guard let agenda = book.agendas[task.name] else { return }
        let told = book.toldLate[task.name]
        switch watch.verdict(task, agenda, told: told, at: now, in: zone) {
        case .none: break
        case .unknown: turn.wantsSurvey = true
        case .late(let lateness, let lastGood):
            book.toldLate[task.name] = lateness.due
            turn.late.append((task, lateness, lastGood))
            turn.isNews = true
        }
    }

    /// Takes in what a survey has seen.
    mutating func take(_ survey: Survey) { watch.take(survey, tasks: tasks.keys) }

    /// Why nobody looked at the clock for a while.
    private func gap(at now: LocalTime, uptime: Double, _ turn: inout Turn) -> String {
        if let firstGap { return firstGap }
        let passed = uptime - last.uptime
        let jump = Double(now.microseconds - last.time.microseconds) / 1_000_000 - passed
        if abs(jump) > Self.jump {
            let direction = jump > 0 ? "forward" : "back"
            let text = "the clock was set \(direction) by \(Self.words(abs(jump)))"
            turn.notes.append(
                EngineNote(
                    time: now, task: nil, weight: .warning,
                    text: "Just now \(text): it showed \(last.time.forPeople) before."))
            if jump > 0 { return text }
        }
        return passed > Self.sleep
            ? "this machine slept, or the program was stopped, for \(Self.words(passed))"
            : "the engine was busy"
    }

    private static func words(_ seconds: Double) -> String {
        seconds < 120
            ? "\(Int(seconds)) s"
            : seconds < 7200
                ? "\(Int(seconds / 60)) min"
                : "\(Int(seconds / 3600)) h \(Int(seconds / 60) % 60) min"
    }

    /// How long a missed run of a task waits, 0 to 60 s in microseconds: always the same for one task
    /// on one node, and hardly ever the same for two. FNV-1a,
    /// <https://datatracker.ietf.org/doc/html/draft-eastlake-fnv>.
    private func spread(of task: TaskName) -> Int64 {
        let hash = "\(node)/\(task)".utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01b3
        }
        return Int64((hash ^ hash >> 32) % 60_000) * 1000
    }

    /// Takes note of how a task's run has ended.
    mutating func end(_ task: TaskName, _ end: RunEnd, at now: LocalTime) {
        book.agendas[task]?.end(end, at: now)
    }

    /// Puts a task off.
    mutating func putOff(_ task: TaskName, until: LocalTime?, at now: LocalTime) {
        book.agendas[task]?.putOff(until: until, at: now)
    }

    /// When a task runs next; nothing if it never does or is not known yet.
    func next(_ task: TaskName, after now: LocalTime) -> LocalTime? {
        guard let task = tasks[task] else { return nil }
        return book.agendas[task.name]?.next(task, after: now, in: zone)
    }

    /// Until when a task is put off; nothing if it is not.
    func putOffUntil(_ task: TaskName) -> LocalTime? { book.agendas[task]?.putOffUntil }

    /// When the next thing is due; nothing if nothing ever is.
    func nextTurn(after now: LocalTime) -> LocalTime? {
        tasks.keys.compactMap { name in
            // What runs has to end first; its end is a turn of its own.
            book.agendas[name]?.running == nil ? next(name, after: now) : nil
        }.min()
    }
}

extension TaskAgenda {
    /// Whether keeping it in place of `other` would change what a restart finds.
    fileprivate func isNews(after other: TaskAgenda?) -> Bool {
        guard let other else { return true }
        return due != other.due || running != other.running || putOffUntil != other.putOffUntil
            || full != other.full || incremental != other.incremental
    }
}
