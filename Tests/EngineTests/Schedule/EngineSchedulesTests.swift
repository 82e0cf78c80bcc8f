import Domain
import Foundation
import Testing

@testable import Engine

@Suite struct EngineSchedulesTests {
    let world = SmallWorld()
    let shop: TaskName

    init() throws {
        shop = try world.add("shop") { task in
            task.incremental = try? CronExpression("0 * * * *")
        }
    }

    /// A book that was kept so many seconds ago by another boot of this machine.
    private func keepBook(secondsAgo: Int64, _ change: (inout TaskAgenda) -> Void = { _ in }) throws
    {
        let task = try #require(world.now.tasks[shop])
        let time = world.parts.clock.now.adding(-secondsAgo * 1_000_000)
        var agenda = TaskAgenda(of: task, from: time)
        change(&agenda)
        let book = ScheduleBook(bootID: "boot before", aliveAt: time, agendas: [shop: agenda])
        world.change { $0.book = book }
    }

    private func run(kind: BackupKind, secondsAgo: Int64) -> DueRun {
        let time = world.parts.clock.now.adding(-secondsAgo * 1_000_000)
        return DueRun(kind: kind, slot: time, cause: .onTime, notBefore: time)
    }

    @Test func `what is due runs by itself, and the run says why`() throws {
        try keepBook(secondsAgo: 60) { $0.due = run(kind: .incremental, secondsAgo: 50) }
        let engine = Engine(world.parts, makesSurveys: false)
        let listener = Listener(to: engine)
        engine.startSchedules()
        #expect(listener.wait(for: \.isEnd) != nil)
        engine.stopSchedules()
        #expect(world.now.runs.map(\.origin) == ["by schedule"])
        let kept = try #require(world.now.book?.agendas[shop])
        // On disk before it began, so that a crash would not lose it.
        #expect(kept.running != nil || kept.due == nil)
    }

    @Test func `what the machine broke off is noted for all, also for those who come later`() throws
    {
        try keepBook(secondsAgo: 600) { $0.running = run(kind: .full, secondsAgo: 600) }
        let engine = Engine(world.parts, makesSurveys: false)
        let listener = Listener(to: engine)
        engine.startSchedules()
        listener.wait { $0.word == "noted" }
        let late = Listener(to: engine)
        guard case .noted(let note)? = late.wait(for: { $0.word == "noted" }) else {
            Issue.record("nothing was noted")
            return
        }
        engine.stopSchedules()
        #expect(note.task == shop)
        #expect(note.text.contains("broken off: this machine was restarted"))
        #expect(engine.keeper?.next[shop] != nil)
    }

    @Test func `the end of a job by schedule clears it, and the stop does not`() throws {
        try keepBook(secondsAgo: 60) { $0.due = run(kind: .incremental, secondsAgo: 50) }
        let door = Door()
        world.script.on(.freeze) { door.pass() }
        let engine = Engine(world.parts, makesSurveys: false)
        let listener = Listener(to: engine)
        engine.startSchedules()
        listener.wait { $0.word == "started" }
        engine.stopSchedules()
        engine.cancelAll(because: "the engine ends")
        door.letThrough()
        listener.wait(for: \.isEnd)
        // A restart has to find that it was broken off.
        #expect(world.now.book?.agendas[shop]?.running != nil)
    }

    @Test(arguments: [true, false])
    func `a survey tells whether schedules are kept, and from the first on what runs next`(
        _ isKept: Bool
    ) throws {
        let engine = Engine(world.parts)
        let listener = Listener(to: engine)
        if isKept { engine.startSchedules() }
        listener.session.inquire(.survey, as: InquiryID(rawValue: 1))
        guard case .surveyed(let survey)? = listener.wait(for: { $0.word == "surveyed" }) else {
            Issue.record("no survey came")
            return
        }
        #expect(survey.isUnattended != isKept)
        #expect((survey.entries.first?.next != nil) == isKept)
        engine.stopSchedules()
    }

    @Test func `a lateness is told, once also over a restart, and so is its end`() throws {
        let hooks = AlertEvent.allCases.map { ($0, "true") }
        world.change { $0.tasks[shop]?.alerts.hooks = Dictionary(uniqueKeysWithValues: hooks) }
        try keepBook(secondsAgo: 0)
        world.put([.made(id: 1, at: .day(-1))], of: shop)
        let engine = Engine(world.parts)
        let listener = Listener(to: engine)
        engine.startSchedules()
        guard case .noted(let note)? = listener.wait(for: { $0.word == "noted" }) else {
            Issue.record("nothing was noted")
            return
        }
        #expect(note.text.hasPrefix("A backup was due at "))
        listener.wait {
            if case .noted(let note) = $0 {
                note.text == "The hook for 'late' was run."
            } else {
                false
            }
        }
        engine.stopSchedules()
        #expect(world.now.told.map(\.alert.event) == [.late])
        #expect(world.now.told.first?.alert.lastGood == .day(-1))

        let next = Engine(world.parts)
        let another = Listener(to: next)
        next.startSchedules()
        another.wait { $0.word == "surveyed" }
        #expect(next.keeper?.turn().late.isEmpty == true)
        let job = try #require(next.submit(.backup(shop, nil)).accepted)
        _ = another.outcome(of: job)
        next.stopSchedules()
        #expect(next.waitForAlerts(seconds: 30))
        #expect(world.now.told.map(\.alert.event) == [.late, .success, .recovered])
    }

    @Test func `without schedules of its own an engine knows what was told from the book`() throws {
        world.change { $0.tasks[shop]?.alerts.hooks = [.recovered: "true"] }
        try keepBook(secondsAgo: 0)
        world.change { $0.book?.toldLate[shop] = .day(-1) }
        let engine = Engine(world.parts, makesSurveys: false)
        let listener = Listener(to: engine)
        for _ in 1...2 {
            let job = try #require(engine.submit(.backup(shop, nil)).accepted)
            _ = listener.outcome(of: job)
        }
        #expect(engine.waitForAlerts(seconds: 30))
        #expect(world.now.told.map(\.alert.event) == [.recovered])
    }

    @Test func `a task is put off without anybody keeping its schedule, too`() throws {
        let engine = Engine(world.parts, makesSurveys: false)
        let listener = Listener(to: engine)
        let until = world.parts.clock.now.adding(3_600_000_000)
        listener.session.inquire(.putOff(shop, until: until), as: InquiryID(rawValue: 1))
        listener.wait { $0.word == "answered" }
        #expect(world.now.book?.agendas[shop]?.putOffUntil == until)
    }

    @Test func `putting a task off cancels what runs, which is due again then`() throws {
        try keepBook(secondsAgo: 60) { $0.due = run(kind: .full, secondsAgo: 50) }
        let door = Door()
        world.script.on(.freeze) { door.pass() }
        let engine = Engine(world.parts, makesSurveys: false)
        let listener = Listener(to: engine)
        engine.startSchedules()
        listener.wait { $0.word == "started" }
        let until = world.parts.clock.now.adding(3_600_000_000)
        listener.session.inquire(.putOff(shop, until: until), as: InquiryID(rawValue: 1))
        listener.wait { $0.word == "answered" }
        door.letThrough()
        let end = listener.wait(for: \.isEnd)
        guard case .ended(_, .failed(let failure))? = end else {
            Issue.record("the job was not cancelled")
            return
        }
        #expect(failure.code == .cancelled)
        #expect(engine.keeper?.next[shop] == until)
        engine.stopSchedules()
    }
}
