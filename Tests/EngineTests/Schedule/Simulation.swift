import Domain
import Foundation

@testable import Engine

/// A timetable on a clock that jumps from event to event, with jobs that take some time.
struct Simulation {
    /// A run that began.
    struct Start: Equatable {
        var task: TaskName
        var run: DueRun
        var time: LocalTime
    }

    private(set) var tasks: [BackupTask]
    /// How long a run takes, in seconds.
    var seconds = 30.0
    /// How runs end; by default they succeed.
    var end: (Start) -> RunEnd = { _ in .succeeded }
    private(set) var starts: [Start] = []
    private(set) var notes: [EngineNote] = []
    private(set) var now: LocalTime
    private let zone: TimeZone
    private var uptime = 0.0
    private var boot = 1
    private var timetable: Timetable
    private var running: [(start: Start, endsAt: LocalTime)] = []

    init(_ tasks: [BackupTask], from text: String, in zone: TimeZone) throws {
        self.tasks = tasks
        self.zone = zone
        let date = try Date(text, strategy: .iso8601)
        now = LocalTime(date, in: zone)
        timetable = Timetable(
            nil, bootID: "1", node: .standard, zone: zone, at: now, uptime: 0)
        turn()
    }

    /// Lets time pass until `end`, from one event to the next.
    mutating func run(until end: LocalTime) {
        while now < end {
            // An engine looks at the clock once a minute at least; here only where that matters.
            let minute = running.isEmpty ? nil : now.adding(60_000_000)
            let next = [timetable.nextTurn(after: now), running.map(\.endsAt).min(), minute]
                .compactMap { $0 }.min()
            pass(to: min(max(next ?? end, now.adding(1000)), end))
            endRuns()
            turn()
        }
    }

    mutating func run(until text: String) throws {
        run(until: LocalTime(try Date(text, strategy: .iso8601), in: zone))
    }

    /// The wall clock is set, and nothing else happens.
    mutating func setClock(by seconds: Double) {
        now = at(now.microseconds + Int64(seconds * 1_000_000))
        running = running.map {
            ($0.start, at($0.endsAt.microseconds + Int64(seconds * 1_000_000)))
        }
        turn()
    }

    /// The machine goes down, with all that runs, and comes up later.
    mutating func goDown(for seconds: Double) {
        running = []
        let book = timetable.book
        now = at(now.microseconds + Int64(seconds * 1_000_000))
        boot += 1
        uptime = 0
        timetable = Timetable(
            book, bootID: "\(boot)", node: .standard, zone: zone, at: now, uptime: 0)
        turn()
    }

    /// Somebody changes the tasks.
    mutating func change(_ tasks: [BackupTask]) {
        self.tasks = tasks
        turn()
    }

    /// A person puts a task off.
    mutating func putOff(_ task: TaskName, for seconds: Double) {
        timetable.putOff(
            task, until: at(now.microseconds + Int64(seconds * 1_000_000)), at: now)
        turn()
    }

    private func at(_ microseconds: Int64) -> LocalTime {
        LocalTime(
            Date(timeIntervalSince1970: Double(microseconds / 1_000_000)), in: zone)
    }

    private mutating func pass(to time: LocalTime) {
        uptime += Double(time.microseconds - now.microseconds) / 1_000_000
        now = LocalTime(time.date, in: zone)
    }

    private mutating func endRuns() {
        for (start, endsAt) in running where endsAt <= now {
            timetable.end(start.task, end(start), at: now)
        }
        running.removeAll { $0.endsAt <= now }
    }

    private mutating func turn() {
        let turn = timetable.turn(tasks, at: now, uptime: uptime)
        notes += turn.notes
        for (task, run) in turn.starts {
            let start = Start(task: task, run: run, time: now)
            starts.append(start)
            running.append((start, at(now.microseconds + Int64(seconds * 1_000_000))))
        }
    }
}

extension BackupTask {
    /// A task with these schedules.
    static func scheduled(
        _ name: String, full: String? = nil, incremental: String? = nil
    ) throws -> BackupTask {
        var task = BackupTask(
            name: try TaskName(name), database: "/srv/\(name).db", destination: "/b/\(name)")
        task.full = try full.map { try CronExpression($0) }
        task.incremental = try incremental.map { try CronExpression($0) }
        return task
    }
}
