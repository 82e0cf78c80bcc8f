import Testing

@testable import Domain

struct AlertRuleTests {
    private static let person = JobOrigin.person("ada")

    private static func run(
        _ outcome: RunRecord.Outcome, _ action: RunRecord.Action = .backup, at minutes: Int64 = 60
    ) -> RunRecord {
        RunRecord(
            action: action, task: "shop", kind: "full", outcome: outcome, startedAt: time(minutes),
            seconds: 1)
    }

    private static func time(_ minutes: Int64) -> LocalTime {
        LocalTime(microseconds: minutes * 60_000_000, offset: 0)
    }

    private static func origin(_ cause: DueRun.Cause) -> JobOrigin {
        .schedule(DueRun(kind: .full, slot: time(0), cause: cause, notBefore: time(0)))
    }

    private func events(
        _ run: RunRecord, after before: [RunRecord] = [], _ origin: JobOrigin = person,
        toldLate: LocalTime? = nil
    ) -> [AlertEvent] {
        AlertRule(origin: origin, before: before, toldLate: toldLate).events(of: run)
    }

    @Test func `a good backup is a success, a good verification is nothing to tell`() {
        #expect(events(Self.run(.succeeded)) == [.success])
        #expect(events(Self.run(.succeeded, .verify)) == [])
    }

    @Test(
        arguments: [RunRecord.Action.backup, .verify], [RunRecord.Outcome.failed, .foundProblems])
    func `what fails or finds something wrong is a failure`(
        action: RunRecord.Action, outcome: RunRecord.Outcome
    ) {
        #expect(events(Self.run(outcome, action)) == [.failure])
    }

    @Test(arguments: [RunRecord.Outcome.succeeded, .failed, .foundProblems, .cancelled])
    func `a restore tells nothing`(outcome: RunRecord.Outcome) {
        #expect(events(Self.run(outcome, .restore)) == [])
    }

    @Test func `what a person cancelled tells nothing, and hides nothing before it`() {
        let cancelled = Self.run(.cancelled)
        #expect(events(cancelled) == [])
        #expect(
            events(Self.run(.succeeded), after: [cancelled, Self.run(.failed)])
                == [.success, .recovered])
    }

    @Test func `another try of the same time that fails is not told again`() {
        #expect(events(Self.run(.failed), Self.origin(.retry)) == [])
        for cause in [DueRun.Cause.onTime, .missed, .interrupted, .delayed] {
            #expect(events(Self.run(.failed), Self.origin(cause)) == [.failure])
        }
    }

    @Test func `the first good backup after a failed one is told, and once`() {
        let failed = Self.run(.failed)
        #expect(
            events(Self.run(.succeeded), after: [failed], Self.origin(.retry))
                == [.success, .recovered])
        #expect(events(Self.run(.succeeded), after: [Self.run(.succeeded), failed]) == [.success])
    }

    @Test func `a backup does not make up for a failed verification, another one does`() {
        let failed = Self.run(.foundProblems, .verify)
        #expect(events(Self.run(.succeeded), after: [failed]) == [.success])
        #expect(
            events(Self.run(.succeeded, .verify), after: [Self.run(.succeeded), failed])
                == [.recovered])
    }

    @Test func `the first good backup after it was late is told, and once`() {
        let late = Self.time(30)
        #expect(
            events(Self.run(.succeeded), after: [Self.run(.succeeded, at: 29)], toldLate: late)
                == [.success, .recovered])
        #expect(
            events(Self.run(.succeeded), after: [Self.run(.succeeded, at: 31)], toldLate: late)
                == [.success])
        #expect(events(Self.run(.succeeded), toldLate: late) == [.success, .recovered])
        #expect(events(Self.run(.succeeded, .verify), toldLate: late) == [])
    }
}
