import Testing

@testable import Domain

struct TaskHealthTests {
    private func health(_ look: TaskLook, schedule: String? = "0 * * * *") throws -> TaskHealth {
        TaskHealth(of: try Looks.task(schedule), look)
    }

    @Test func `a task with a recent backup is good and has no problem and no warning`() throws {
        let health = try health(Looks.good())
        #expect(health.state == .good)
        #expect(health.problems.isEmpty && health.warnings.isEmpty)
    }

    @Test func `a task whose backup is overdue is late and says since when`() throws {
        let health = try health(Looks.good(newest: 3 * Looks.day))
        #expect(health.state == .late)
        #expect(health.problems.count == 1)
        #expect(health.problems.first?.contains("was due at") == true)
    }

    @Test func `without a schedule an old backup is good`() throws {
        #expect(try health(Looks.good(newest: 300 * Looks.day), schedule: nil).state == .good)
    }

    @Test func `a run that found nothing changed counts as a good backup`() throws {
        let health = try health(
            Looks.good(newest: 3 * Looks.day, runs: [Looks.backup(100)]))
        #expect(health.state == .good)
        #expect(health.lastGood == Looks.ago(100))
    }

    @Test(arguments: [RunRecord.Outcome.failed, .cancelled, .foundProblems])
    func `a task whose last backup did not succeed has failed, however late it is`(
        _ outcome: RunRecord.Outcome
    ) throws {
        let runs = [Looks.backup(50, outcome), Looks.backup(100)]
        for newest in [60, 3 * Looks.day] {
            let health = try health(Looks.good(newest: newest, runs: runs))
            #expect(health.state == .failed)
            #expect(health.problems.count == 1)
        }
    }

    @Test func `a scheduled task without any backup was never run, and that is a problem`() throws {
        var look = Looks.good()
        look.catalog = .success(Catalog(points: []))
        let health = try health(look)
        #expect(health.state == .neverRun)
        #expect(health.problems == ["There is no restore point yet."])
    }

    @Test(arguments: [
        (TaskLook.Activity.running, TaskHealth.State.running), (.waiting, .waiting),
    ])
    func `what is being done is the state, and problems stay listed`(
        _ activity: TaskLook.Activity, _ state: TaskHealth.State
    ) throws {
        var look = Looks.good(newest: 3 * Looks.day)
        look.activity = activity
        let health = try health(look)
        #expect(health.state == state)
        #expect(health.problems.count == 1)
    }

    @Test func `a disabled task is nothing else, and nothing is due`() throws {
        var task = try Looks.task()
        task.isEnabled = false
        var look = Looks.good(newest: 3 * Looks.day, runs: [Looks.backup(50, .failed)])
        look.activity = .running
        let health = TaskHealth(of: task, look)
        #expect(health.state == .disabled)
        #expect(health.nextDue == nil)
        #expect(health.warnings.isEmpty)
    }

    @Test func `the next time it is due is the next slot of either schedule`() throws {
        var task = try Looks.task("30 * * * *")
        task.full = try CronExpression("0 0 * * *")
        // 10:42 at UTC+1.
        #expect(TaskHealth(of: task, Looks.good()).nextDue?.iso8601 == "2026-11-23T11:30:00+01:00")
    }
}
