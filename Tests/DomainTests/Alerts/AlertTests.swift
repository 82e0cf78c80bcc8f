import Testing

@testable import Domain

struct AlertTests {
    private func alert(
        _ event: AlertEvent, _ action: RunRecord.Action = .backup, kind: String = "full",
        _ details: (inout RunRecord) -> Void = { _ in }
    ) throws -> Alert {
        let task = BackupTask(name: try TaskName("shop"), database: "/d", destination: "/b")
        var run = RunRecord(
            action: action, task: "shop", kind: kind, outcome: .foundProblems,
            startedAt: CodingSamples.time, seconds: 1)
        details(&run)
        var alert = Alert(event, of: task, at: CodingSamples.time)
        alert.run = run
        return alert
    }

    @Test func `one line says what happened`() throws {
        #expect(try alert(.success).summary == "shop: backed up, full")
        #expect(try alert(.recovered).summary == "shop: backup is well again")
        #expect(
            try alert(.failure) { $0.failure = CodingSamples.failure }.summary
                == "shop: backup failed: It is full.")
        #expect(
            try alert(.failure, .verify, kind: "drill") { $0.reason = "Page 3 is torn." }.summary
                == "shop: drill failed: Page 3 is torn.")
    }

    @Test func `nothing in it ends the line`() throws {
        let failure = Failure(.internal, "One\nTo: two\u{2028}three")
        #expect(
            try alert(.failure) { $0.failure = failure }.summary
                == "shop: backup failed: One To: two three")
    }

    @Test func `what tries an alert says so`() throws {
        var alert = try alert(.success)
        alert.isTest = true
        #expect(alert.summary == "shop (test): backed up, full")
    }

    @Test func `a lateness says since when`() throws {
        let task = BackupTask(name: try TaskName("shop"), database: "/d", destination: "/b")
        var alert = Alert(.late, of: task, at: Looks.ago(0))
        alert.due = Looks.ago(60)
        let due = Looks.ago(60).forPeople
        #expect(alert.summary == "shop: a backup is overdue, due at \(due)")
        #expect(alert.job == nil && alert.failure == nil)
    }

    @Test func `a run that ended and found something wrong has a failure, too`() throws {
        #expect(try alert(.failure).failure?.code == .databaseDamaged)
        #expect(try alert(.failure, .verify).failure?.code == .checkFailed)
        #expect(try alert(.failure, .verify).failure?.message.contains("could not be told") == true)
        #expect(try alert(.success).failure == nil)
    }
}
