import Domain
import Foundation
import Testing

@testable import Engine

struct LateWatchTests {
    private let task: BackupTask
    private let agenda: TaskAgenda
    private var watch = LateWatch()

    init() throws {
        task = try .scheduled("shop", incremental: "0 * * * *")
        agenda = TaskAgenda(of: task, from: Self.minutes(0))
    }

    /// So many minutes after midnight.
    private static func minutes(_ minutes: Int64) -> LocalTime {
        LocalTime(microseconds: 1_795_392_000_000_000 + minutes * 60_000_000, offset: 0)
    }

    private mutating func survey(at minutes: Int64, lastGood: Int64?, isSeen: Bool = true) {
        let points = lastGood.map { [RestorePoint.made(id: 1, at: Self.minutes($0))] } ?? []
        let found: Result<Catalog, Failure> =
            isSeen
            ? .success(Catalog(points: points)) : .failure(Failure(.destinationMissing, "Gone."))
        let look = TaskLook(catalog: found, runs: [], at: Self.minutes(minutes), in: .gmt)
        let entry = Survey.Entry(health: TaskHealth(of: task, look), catalog: found, runs: [])
        watch.take(
            Survey(
                time: Self.minutes(minutes), entries: [entry], leftovers: [], runs: [],
                problems: [], draft: nil), tasks: [task.name])
    }

    private func verdict(
        at minutes: Int64, told: Int64? = nil, _ change: (inout TaskAgenda) -> Void = { _ in }
    ) -> LateWatch.Verdict {
        var agenda = agenda
        change(&agenda)
        return watch.verdict(
            task, agenda, told: told.map(Self.minutes), at: Self.minutes(minutes), in: .gmt)
    }

    private func isLate(_ verdict: LateWatch.Verdict, due minutes: Int64) -> Bool {
        if case .late(let late, _) = verdict { late.due == Self.minutes(minutes) } else { false }
    }

    private func run(_ minutes: Int64, attempt: Int = 1) -> DueRun {
        let time = Self.minutes(minutes)
        return DueRun(kind: .full, slot: time, cause: .missed, attempt: attempt, notBefore: time)
    }

    @Test func `nothing is known before the first survey`() {
        #expect(verdict(at: 0) == .unknown)
    }

    @Test func `what would be late by the last survey wants another one, and is late then`() {
        var test = self
        test.survey(at: 5, lastGood: 1)
        #expect(test.verdict(at: 75) == .none)
        #expect(test.verdict(at: 76) == .unknown)
        test.survey(at: 76, lastGood: 1)
        #expect(test.isLate(test.verdict(at: 76), due: 60))
    }

    @Test func `a backup that somebody else made in the meantime ends it`() {
        var test = self
        test.survey(at: 5, lastGood: 1)
        test.survey(at: 76, lastGood: 61)
        #expect(test.verdict(at: 76) == .none)
    }

    @Test func `what was told is not told again`() {
        var test = self
        test.survey(at: 90, lastGood: 1)
        #expect(test.verdict(at: 90, told: 60) == .none)
        test.survey(at: 300, lastGood: 61)
        #expect(test.isLate(test.verdict(at: 300, told: 60), due: 120))
    }

    @Test func `a task without a good backup is not late`() {
        var test = self
        test.survey(at: 90, lastGood: nil)
        #expect(test.verdict(at: 900) == .none)
    }

    @Test func `a destination that cannot be looked at does not hide it`() {
        var test = self
        test.survey(at: 5, lastGood: 1)
        test.survey(at: 90, lastGood: nil, isSeen: false)
        #expect(test.isLate(test.verdict(at: 90), due: 60))
    }

    @Test func `a run that makes up for it is waited for, unless it hangs or failed before`() {
        var test = self
        test.survey(at: 90, lastGood: 1)
        let new = run(89)
        #expect(test.verdict(at: 90) { $0.due = new } == .none)
        #expect(test.verdict(at: 90) { $0.running = new } == .none)
        let old = run(70)
        #expect(test.isLate(test.verdict(at: 90) { $0.running = old }, due: 60))
        let retry = run(95, attempt: 2)
        #expect(test.isLate(test.verdict(at: 90) { $0.due = retry }, due: 60))
    }

    @Test func `a task that a person put off, or disabled, is not late`() throws {
        var test = self
        test.survey(at: 90, lastGood: 1)
        #expect(test.verdict(at: 90) { $0.putOffUntil = Self.minutes(200) } == .none)
        var disabled = task
        disabled.isEnabled = false
        #expect(
            test.watch.verdict(
                disabled, agenda, told: nil, at: Self.minutes(90), in: .gmt) == .none)
    }
}
