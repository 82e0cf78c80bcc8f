import Domain
import Testing

@testable import Engine

@Suite struct EngineTests {
    let world = SmallWorld()
    let shop: TaskName
    let mail: TaskName

    init() throws {
        shop = try world.add("shop")
        mail = try world.add("mail")
    }

    /// An engine, somebody who listens to it, and a door that every backup waits at.
    private func start(limit: Int = 2) -> (engine: Engine, listener: Listener, door: Door) {
        let engine = Engine(world.parts, limit: limit, makesSurveys: false)
        let door = Door()
        world.script.on(.freeze) { door.pass() }
        return (engine, Listener(to: engine), door)
    }

    @Test func `a command is accepted at once and its job ends`() throws {
        let (engine, listener, door) = start()
        let job = try #require(engine.submit(.backup(shop, nil)).accepted)
        door.letThrough()
        #expect(listener.outcome(of: job)?.backup != nil)
    }

    @Test func `a job's events come in order`() throws {
        let (engine, listener, door) = start()
        let job = try #require(engine.submit(.backup(shop, nil)).accepted)
        door.letThrough()
        _ = listener.outcome(of: job)
        let words = listener.events.filter { $0.job == job }.map(\.word)
        #expect(words.filter { $0 != "progressed" } == ["queued", "started", "ended"])
        #expect(words.first == "queued" && words.last == "ended")
    }

    @Test func `all listeners hear the same`() throws {
        let (engine, listener, door) = start()
        let other = Listener(to: engine)
        door.letThrough(2)
        let jobs = [shop, mail].compactMap { engine.submit(.backup($0, nil)).accepted }
        for job in jobs {
            _ = listener.outcome(of: job)
            _ = other.outcome(of: job)
        }
        let without = { (events: [EngineEvent]) in events.filter { $0.word != "progressed" } }
        #expect(without(listener.events) == without(other.events))
    }

    @Test func `jobs are numbered in the order of their commands`() {
        let (engine, listener, door) = start()
        let jobs = [shop, mail].compactMap { engine.submit(.backup($0, nil)).accepted }
        #expect(jobs.map(\.rawValue) == [1, 2])
        door.letThrough(2)
        for job in jobs { _ = listener.outcome(of: job) }
    }

    @Test func `a disabled task is refused`() {
        world.change { $0.tasks[shop]?.isEnabled = false }
        let (engine, listener, _) = start()
        #expect(engine.submit(.backup(shop, nil)).refusal?.code == .taskDisabled)
        #expect(listener.events.isEmpty)
    }

    @Test func `an unknown task is refused`() throws {
        let (engine, _, _) = start()
        let nobody = try TaskName("nobody")
        #expect(engine.submit(.backup(nobody, nil)).refusal?.code == .unknownTask)
    }

    @Test func `a refused command leaves no job`() {
        world.change { $0.tasks[shop]?.isEnabled = false }
        let (engine, _, _) = start()
        _ = engine.submit(.backup(shop, nil))
        #expect(!engine.hasJobs)
    }

    @Test func `no more jobs run at a time than may`() throws {
        let third = try world.add("third")
        let (engine, listener, door) = start()
        let jobs = [shop, mail, third].compactMap { engine.submit(.backup($0, nil)).accepted }
        listener.start(of: jobs[1])
        #expect(listener.events.filter { $0.word == "started" }.count == 2)
        door.letThrough()
        listener.start(of: jobs[2])
        door.letThrough(2)
        #expect(jobs.allSatisfy { listener.outcome(of: $0)?.backup != nil })
    }

    @Test func `the job that waits begins when another has ended`() throws {
        let third = try world.add("third")
        let (engine, listener, door) = start()
        let jobs = [shop, mail, third].compactMap { engine.submit(.backup($0, nil)).accepted }
        door.letThrough(3)
        _ = listener.outcome(of: jobs[2])
        let events = listener.events
        let firstEnd = events.firstIndex { $0.isEnd } ?? .max
        let lastStart = events.lastIndex { $0.word == "started" } ?? 0
        #expect(firstEnd < lastStart)
    }

    @Test func `two tasks of one database do not run at once`() throws {
        let twin = try world.add("twin", database: "/srv/shop.db")
        let (engine, listener, door) = start()
        let jobs = [shop, twin].compactMap { engine.submit(.backup($0, nil)).accepted }
        door.letThrough(2)
        _ = listener.outcome(of: jobs[1])
        let order = listener.events.filter { ["started", "ended"].contains($0.word) }.map(\.job)
        #expect(order == [jobs[0], jobs[0], jobs[1], jobs[1]])
    }

    @Test func `a backup waits for a restore that replaces its database`() throws {
        world.put(RestorePoint.chain(from: 1, 1), of: shop)
        world.change {
            $0.target.exists = true
            $0.target.file = TargetFacts.File(bytes: 1536, logBytes: 0, changedAt: 0)
        }
        let (engine, listener, door) = start()
        let request = RestoreRequest(
            scope: .task(shop), choice: .newest, target: "/srv/shop.db", check: .none,
            mode: .replace)
        let jobs = [.restore(request), .backup(shop, nil)].compactMap {
            engine.submit($0).accepted
        }
        door.letThrough(2)
        _ = listener.outcome(of: jobs[1])
        let order = listener.events.filter { ["started", "ended"].contains($0.word) }.map(\.job)
        #expect(order == [jobs[0], jobs[0], jobs[1], jobs[1]])
    }

    @Test func `an engine knows what waits, and its surveys tell it`() throws {
        let (engine, listener, door) = start(limit: 1)
        let running = try #require(engine.submit(.backup(mail, nil)).accepted)
        listener.start(of: running)
        _ = engine.submit(.backup(shop, nil))
        listener.session.inquire(.agenda, as: InquiryID(rawValue: 7))
        #expect(
            listener.wait { $0.word == "answered" }
                == .answered(InquiryID(rawValue: 7), .agenda(EngineAgenda(waiting: [shop]))))
        listener.session.inquire(.survey, as: InquiryID(rawValue: 8))
        guard case .surveyed(let survey)? = listener.wait(for: { $0.word == "surveyed" }) else {
            Issue.record("no survey came")
            return
        }
        let states = survey.entries.map { ($0.health.task.name, $0.health.state) }
        #expect(states.first { $0.0 == shop }?.1 == .waiting)
        door.letThrough(2)
    }

    @Test func `a backup joins one that waits`() throws {
        let (engine, listener, door) = start(limit: 1)
        let running = try #require(engine.submit(.backup(mail, nil)).accepted)
        let waiting = try #require(engine.submit(.backup(shop, nil)).accepted)
        #expect(engine.submit(.backup(shop, nil)) == .joined(waiting))
        door.letThrough(2)
        _ = listener.outcome(of: running)
        _ = listener.outcome(of: waiting)
    }

    @Test func `a job that waits is cancelled at once and never runs`() throws {
        let (engine, listener, door) = start(limit: 1)
        let running = try #require(engine.submit(.backup(mail, nil)).accepted)
        let waiting = try #require(engine.submit(.backup(shop, nil)).accepted)
        engine.cancel(waiting, because: "a person asked for it")
        #expect(listener.outcome(of: waiting)?.failure?.code == .cancelled)
        door.letThrough()
        _ = listener.outcome(of: running)
        #expect(!listener.events.contains { $0.job == waiting && $0.word == "started" })
    }

    @Test func `a job that runs is cancelled at the next safe moment`() throws {
        let (engine, listener, door) = start()
        let job = try #require(engine.submit(.backup(shop, nil)).accepted)
        listener.start(of: job)
        engine.cancel(job, because: "a person asked for it")
        door.letThrough()
        let failure = listener.outcome(of: job)?.failure
        #expect(failure?.code == .cancelled)
        #expect(failure?.message.contains("a person asked for it") == true)
    }

    @Test func `a job ends once, however often it is cancelled`() throws {
        let (engine, listener, door) = start()
        let job = try #require(engine.submit(.backup(shop, nil)).accepted)
        for _ in 1...3 { engine.cancel(job, because: "a person asked for it") }
        door.letThrough()
        _ = listener.outcome(of: job)
        engine.cancel(job, because: "a person asked for it")
        #expect(listener.events.filter(\.isEnd).count == 1)
    }

    @Test func `cancelling a job that is unknown does nothing`() {
        let (engine, listener, _) = start()
        engine.cancel(JobID(rawValue: 99), because: "a person asked for it")
        #expect(listener.events.isEmpty)
    }

    @Test func `everything can be cancelled together`() throws {
        let (engine, listener, door) = start(limit: 1)
        let jobs = [shop, mail].compactMap { engine.submit(.backup($0, nil)).accepted }
        engine.cancelAll(because: "the program ends")
        door.letThrough()
        #expect(jobs.allSatisfy { listener.outcome(of: $0)?.failure?.code == .cancelled })
    }

    @Test func `a job that fails leaves the engine working`() throws {
        let (engine, listener, door) = start()
        world.script.fail(at: .beginFull, Failure(.inputOutput, "The disk is on fire."))
        door.letThrough(2)
        let first = try #require(engine.submit(.backup(shop, nil)).accepted)
        #expect(listener.outcome(of: first)?.failure != nil)
        world.script.on(.beginFull) {}
        let second = try #require(engine.submit(.backup(shop, nil)).accepted)
        #expect(listener.outcome(of: second)?.backup != nil)
    }

    @Test func `after the last end there is no job`() throws {
        let (engine, listener, door) = start()
        door.letThrough()
        let job = try #require(engine.submit(.backup(shop, nil)).accepted)
        _ = listener.outcome(of: job)
        #expect(!engine.hasJobs)
    }

    @Test func `switching a task off cancels its jobs and no other's`() throws {
        let (engine, listener, door) = start()
        let jobs = [shop, mail].compactMap { engine.submit(.backup($0, nil)).accepted }
        for job in jobs { listener.start(of: job) }
        listener.session.inquire(.setEnabled(shop, false), as: InquiryID(rawValue: 1))
        listener.wait { $0.word == "answered" }
        door.letThrough(2)
        #expect(listener.outcome(of: jobs[0])?.failure?.code == .cancelled)
        #expect(listener.outcome(of: jobs[1])?.backup != nil)
    }

    @Test func `a survey follows the end of a job`() throws {
        let engine = Engine(world.parts)
        let listener = Listener(to: engine)
        let job = try #require(engine.submit(.backup(shop, nil)).accepted)
        _ = listener.outcome(of: job)
        guard case .surveyed(let survey)? = listener.wait(for: { $0.word == "surveyed" }) else {
            Issue.record("there was no survey")
            return
        }
        #expect(survey.runs.map(\.task) == ["shop"])
    }
}
