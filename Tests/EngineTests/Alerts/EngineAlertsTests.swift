import Domain
import Testing

@testable import Engine

/// What an engine tells people after its jobs.
struct EngineAlertsTests {
    let world = SmallWorld()
    let shop: TaskName

    init() throws {
        shop = try world.add("shop") { task in
            for event in AlertEvent.allCases { task.alerts.hooks[event] = "true" }
        }
    }

    /// Has an engine do `command`, and gives what was told after it.
    private func told(
        after command: EngineCommand, _ origin: JobOrigin = .person("ada")
    ) throws -> [AlertEvent] {
        let before = world.now.told.count
        let engine = Engine(world.parts, makesSurveys: false)
        let listener = Listener(to: engine)
        let job = try #require(engine.submit(command, origin).accepted)
        _ = listener.outcome(of: job)
        #expect(engine.waitForAlerts(seconds: 30))
        return world.now.told.dropFirst(before).map(\.alert.event)
    }

    private func backUp(_ origin: JobOrigin = .person("ada")) throws -> [AlertEvent] {
        try told(after: .backup(shop, nil), origin)
    }

    private func breakDatabase() {
        world.script.fail(at: .freeze, Failure(.databaseMissing, "It is gone."))
    }

    @Test func `after a good backup success is told, with its facts`() throws {
        #expect(try backUp() == [.success])
        let alert = try #require(world.now.told.first?.alert)
        #expect(alert.run == world.now.runs.first)
        #expect(alert.lastGood == nil)
        _ = try backUp()
        #expect(world.now.told.last?.alert.lastGood == world.now.runs.first?.startedAt)
    }

    @Test func `a failure is told, and its end`() throws {
        breakDatabase()
        #expect(try backUp() == [.failure])
        #expect(world.now.told.first?.alert.failure?.code == .databaseMissing)
        world.script.on(.freeze) {}
        #expect(try backUp() == [.success, .recovered])
        #expect(try backUp() == [.success])
    }

    @Test func `a retry that fails too is not told`() throws {
        let now = world.parts.clock.now
        let retry = DueRun(kind: .full, slot: now, cause: .retry, attempt: 2, notBefore: now)
        breakDatabase()
        #expect(try backUp(.schedule(retry)) == [])
    }

    @Test func `a verification that finds something wrong is told`() throws {
        _ = try backUp()
        world.change {
            $0.findings = [Finding(file: "/x", problem: "It is torn.", consequence: "Lost.")]
        }
        let request = VerifyRequest(scope: .task(shop), level: .content)
        #expect(try told(after: .verify(request)) == [.failure])
        #expect(world.now.told.last?.alert.failure?.message == "It is torn.")
    }

    @Test func `a disabled task tells nothing`() throws {
        _ = try backUp()
        world.change { $0.tasks[shop]?.isEnabled = false }
        world.change {
            $0.findings = [Finding(file: "/x", problem: "It is torn.", consequence: "Lost.")]
        }
        let request = VerifyRequest(scope: .task(shop), level: .content)
        #expect(try told(after: .verify(request)) == [])
    }

    @Test func `a task without hooks tells nobody`() throws {
        world.change { $0.tasks[shop]?.alerts = AlertSettings() }
        #expect(try backUp() == [])
    }

    @Test func `what failed about telling is noted, and the job is as good as ever`() throws {
        world.change { $0.alertProblem = "It ended with status 1." }
        let engine = Engine(world.parts, makesSurveys: false)
        let listener = Listener(to: engine)
        let job = try #require(engine.submit(.backup(shop, nil)).accepted)
        #expect(listener.outcome(of: job)?.backup != nil)
        guard case .noted(let note)? = listener.wait(for: { $0.word == "noted" }) else {
            Issue.record("nothing was noted")
            return
        }
        #expect(note.weight == .warning)
        #expect(note.task == shop)
        #expect(note.text == "The hook for 'success' failed. It ended with status 1.")
    }

    @Test func `what was told is kept, and a failure of that is a warning of the task`() throws {
        world.change { $0.alertProblem = "It ended with status 1." }
        _ = try backUp()
        let kept = try #require(world.now.alerts.first)
        #expect(kept.channel == .hook(.success) && kept.task == shop && !kept.isTest)
        #expect(kept.problem == "It ended with status 1.")
        #expect(try warnings() == [.alerts])
        world.change { $0.alertProblem = nil }
        _ = try backUp()
        #expect(try warnings() == [])
    }

    private func warnings() throws -> [TaskWarning.Kind] {
        let survey = Surveyor(parts: world.parts).survey()
        return try #require(survey.entries.first).health.warnings.map(\.kind).filter {
            $0 == .alerts
        }
    }

    @Test func `a survey follows when that changes`() throws {
        world.change { $0.alertProblem = "It ended with status 1." }
        let engine = Engine(world.parts)
        let listener = Listener(to: engine)
        let job = try #require(engine.submit(.backup(shop, nil)).accepted)
        _ = listener.outcome(of: job)
        let survey = listener.wait { event in
            guard case .surveyed(let survey) = event else { return false }
            return survey.entries.first?.health.warnings.contains { $0.kind == .alerts } == true
        }
        #expect(survey != nil)
    }

    @Test func `a hook that hangs keeps no job waiting, and is ended when that is asked for`()
        throws
    {
        world.hooks.withLock { $0 = { _, cancellation in while !cancellation.isRequested {} } }
        let engine = Engine(world.parts, makesSurveys: false)
        let listener = Listener(to: engine)
        for _ in 1...2 {
            let job = try #require(engine.submit(.backup(shop, nil)).accepted)
            #expect(listener.outcome(of: job)?.backup != nil)
        }
        #expect(engine.hasAlerts && !engine.hasJobs)
        engine.cancelAlerts(because: "enough")
        #expect(engine.waitForAlerts(seconds: 30))
        #expect(world.now.told.count == 2)
    }
}
