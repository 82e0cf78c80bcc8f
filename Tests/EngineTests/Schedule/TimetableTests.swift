import Domain
import Foundation
import TestSupport
import Testing

@testable import Engine

struct TimetableTests {
    private let berlin: TimeZone

    init() throws { berlin = try #require(TimeZone(identifier: "Europe/Berlin")) }

    private func times(_ simulation: Simulation) -> [String] {
        simulation.starts.map(\.time.iso8601)
    }

    @Test func `a task runs at the times of its schedule`() throws {
        let task = try BackupTask.scheduled("shop", incremental: "*/20 * * * *")
        var simulation = try Simulation([task], from: "2026-11-23T10:05:00Z", in: .gmt)
        try simulation.run(until: "2026-11-23T11:05:00Z")
        #expect(
            times(simulation) == [
                "2026-11-23T10:20:00+00:00", "2026-11-23T10:40:00+00:00",
                "2026-11-23T11:00:00+00:00",
            ])
        #expect(simulation.starts.allSatisfy { $0.run.cause == .onTime })
        #expect(simulation.notes.isEmpty)
    }

    @Test func `a full backup takes the place of an incremental one at the same time`() throws {
        let task = try BackupTask.scheduled("shop", full: "0 2 * * *", incremental: "0 * * * *")
        var simulation = try Simulation([task], from: "2026-11-23T00:30:00Z", in: .gmt)
        try simulation.run(until: "2026-11-23T03:30:00Z")
        #expect(simulation.starts.map(\.run.kind) == [.incremental, .full, .incremental])
    }

    @Test func `a time that the clock skips is run once right after, a repeated one once`() throws {
        let task = try BackupTask.scheduled("shop", incremental: "30 2 * * *")
        var simulation = try Simulation([task], from: "2026-03-28T12:00:00Z", in: berlin)
        try simulation.run(until: "2026-03-30T12:00:00Z")
        #expect(times(simulation) == ["2026-03-29T03:00:00+02:00", "2026-03-30T02:30:00+02:00"])
        simulation = try Simulation([task], from: "2026-10-24T12:00:00Z", in: berlin)
        try simulation.run(until: "2026-10-26T12:00:00Z")
        #expect(times(simulation) == ["2026-10-25T02:30:00+02:00", "2026-10-26T02:30:00+01:00"])
    }

    @Test(
        arguments: ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])
    func `a year of several tasks has exactly the runs that it should have`(
        _ zone: String
    ) throws {
        let zone = try #require(TimeZone(identifier: zone))
        let tasks = [
            try BackupTask.scheduled("daily", incremental: "30 2 * * *"),
            try BackupTask.scheduled("hours", full: "0 3 * * 0", incremental: "@hourly"),
            try BackupTask.scheduled("weekdays", full: "15 22 * * mon-fri"),
            try BackupTask.scheduled("monthly", full: "@monthly", incremental: "45 1 * * *"),
        ]
        var simulation = try Simulation(tasks, from: "2026-01-01T12:00:00Z", in: zone)
        let start = simulation.now
        let end = LocalTime(try Date("2027-01-01T12:00:00Z", strategy: .iso8601), in: zone)
        simulation.run(until: end)
        for task in tasks {
            let runs = simulation.starts.filter { $0.task == task.name }
            let due = [task.full, task.incremental].compactMap { $0 }.flatMap { schedule in
                Array(schedule.times(after: start, in: zone).prefix { $0 <= end })
            }
            let times = Set(due.map(\.microseconds)).sorted()
            #expect(runs.map(\.time.microseconds) == times, "\(task.name)")
            #expect(runs.allSatisfy { $0.run.cause == .onTime })
            let fulls = task.full.map {
                $0.times(after: start, in: zone).prefix { $0 <= end }.map(\.microseconds)
            }
            #expect(
                runs.filter { $0.run.kind == .full }.map(\.time.microseconds) == fulls ?? [])
        }
        // Counted by hand: 365 days; 8760 hours, whatever clocks do.
        #expect(simulation.starts.count { $0.task == tasks[0].name } == 365)
        #expect((8758...8760).contains(simulation.starts.count { $0.task == tasks[1].name }))
        #expect(simulation.starts.count { $0.task == tasks[2].name } == 261)
        #expect(simulation.notes.isEmpty)
    }

    @Test func `what was missed while the machine was off runs once, the latest only`() throws {
        let task = try BackupTask.scheduled("shop", incremental: "@hourly")
        var simulation = try Simulation([task], from: "2026-11-23T10:05:00Z", in: .gmt)
        simulation.goDown(for: 5 * 3600)
        try simulation.run(until: "2026-11-23T15:59:00Z")
        let start = try #require(simulation.starts.first)
        #expect(simulation.starts.count == 1)
        #expect(start.run.cause == .missed)
        #expect(start.run.slot.iso8601 == "2026-11-23T15:00:00+00:00")
        let late = start.time.microseconds - start.run.slot.microseconds
        #expect((300_000_000...360_000_000).contains(late))
        #expect(
            simulation.notes.map(\.text) == [
                "5 runs were missed, the last one due at 2026-11-23 15:00:00 +0000: this machine "
                    + "was restarted; an engine last ran at 2026-11-23 10:05:00 +0000. "
                    + "One run makes up for them."
            ])
    }

    @Test func `times that were missed are told of, however near the last one is`() throws {
        let task = try BackupTask.scheduled("shop", incremental: "* * * * *")
        var simulation = try Simulation([task], from: "2026-11-23T10:00:30Z", in: .gmt)
        simulation.goDown(for: 300)
        #expect(simulation.notes.map(\.text).first?.hasPrefix("5 runs were missed") == true)
    }

    @Test func `a full backup that was missed is made up for as one`() throws {
        let task = try BackupTask.scheduled("shop", full: "0 2 * * *", incremental: "@hourly")
        var simulation = try Simulation([task], from: "2026-11-23T01:30:00Z", in: .gmt)
        simulation.goDown(for: 5 * 3600)
        try simulation.run(until: "2026-11-23T06:59:00Z")
        #expect(simulation.starts.map(\.run.kind) == [.full])
    }

    @Test func `a run that the machine broke off is run again`() throws {
        let task = try BackupTask.scheduled("shop", full: "0 2 * * *")
        var simulation = try Simulation([task], from: "2026-11-23T01:59:50Z", in: .gmt)
        try simulation.run(until: "2026-11-23T02:00:10Z")
        simulation.goDown(for: 600)
        try simulation.run(until: "2026-11-23T12:00:00Z")
        #expect(simulation.starts.map(\.run.cause) == [.onTime, .interrupted])
        #expect(simulation.starts.map(\.run.attempt) == [1, 2])
        #expect(simulation.notes.map(\.text).first?.contains("was broken off") == true)
    }

    @Test func `what was broken off and what was missed are told of as one run to come`() throws {
        let task = try BackupTask.scheduled("shop", full: "0 2 * * *", incremental: "@hourly")
        var simulation = try Simulation([task], from: "2026-11-23T01:59:50Z", in: .gmt)
        try simulation.run(until: "2026-11-23T02:00:10Z")
        simulation.goDown(for: 3 * 3600)
        try simulation.run(until: "2026-11-23T05:59:00Z")
        #expect(simulation.starts.map(\.run.kind) == [.full, .full])
        let ends = simulation.notes.map(\.text).compactMap { $0.split(separator: ". ").last }
        #expect(ends == ["It is run again.", "The same run makes up for them."])
    }

    @Test func `a failed run is tried again after a while that grows`() throws {
        let task = try BackupTask.scheduled("shop", full: "0 2 * * *")
        var simulation = try Simulation([task], from: "2026-11-23T01:00:00Z", in: .gmt)
        simulation.seconds = 0
        simulation.end = { _ in .failed(canRetry: true) }
        try simulation.run(until: "2026-11-23T05:00:00Z")
        let minutes = simulation.starts.map { ($0.time.microseconds / 60_000_000) % 1440 - 120 }
        #expect(minutes == [0, 1, 6, 21, 51, 111, 171])
        #expect(simulation.starts.map(\.run.attempt) == [1, 2, 3, 4, 5, 6, 7])
    }

    @Test func `the next time takes the place of a retry, and a full one is not lost`() throws {
        let task = try BackupTask.scheduled("shop", full: "0 2 * * *", incremental: "0 3 * * *")
        var simulation = try Simulation([task], from: "2026-11-23T01:00:00Z", in: .gmt)
        simulation.seconds = 0
        simulation.end = {
            $0.time.iso8601 < "2026-11-23T02:55" ? .failed(canRetry: true) : .succeeded
        }
        try simulation.run(until: "2026-11-23T12:00:00Z")
        #expect(simulation.starts.last?.time.iso8601 == "2026-11-23T03:00:00+00:00")
        #expect(simulation.starts.last?.run.kind == .full)
    }

    @Test(arguments: [RunEnd.failed(canRetry: false), .cancelled, .succeeded])
    func `what trying again would not help is not tried again`(_ end: RunEnd) throws {
        let task = try BackupTask.scheduled("shop", full: "0 2 * * *")
        var simulation = try Simulation([task], from: "2026-11-23T01:00:00Z", in: .gmt)
        simulation.end = { _ in end }
        try simulation.run(until: "2026-11-23T23:00:00Z")
        #expect(simulation.starts.count == 1)
    }

    @Test func `a time that comes while the run before goes on is run right after it, once`() throws
    {
        let task = try BackupTask.scheduled("shop", incremental: "* * * * *")
        var simulation = try Simulation([task], from: "2026-11-23T01:00:30Z", in: .gmt)
        simulation.seconds = 150
        try simulation.run(until: "2026-11-23T01:07:00Z")
        #expect(
            times(simulation) == [
                "2026-11-23T01:01:00+00:00", "2026-11-23T01:03:30+00:00",
                "2026-11-23T01:06:00+00:00",
            ])
    }

    @Test func `a clock that is corrected runs nothing twice`() throws {
        let task = try BackupTask.scheduled("shop", incremental: "0 * * * *")
        var simulation = try Simulation([task], from: "2026-11-23T01:59:00Z", in: .gmt)
        try simulation.run(until: "2026-11-23T02:00:01Z")
        simulation.setClock(by: -10)
        try simulation.run(until: "2026-11-23T02:59:00Z")
        #expect(simulation.starts.count == 1)
        #expect(simulation.notes.map(\.text).first?.contains("set back by 10 s") == true)
    }

    @Test func `a clock set far back does not stop the schedule`() throws {
        let task = try BackupTask.scheduled("shop", incremental: "0 * * * *")
        var simulation = try Simulation([task], from: "2030-11-23T01:59:00Z", in: .gmt)
        try simulation.run(until: "2030-11-23T03:00:01Z")
        simulation.setClock(by: -4 * 365 * 86_400)
        let now = simulation.now
        simulation.run(until: now.adding(7_200_000_000))
        #expect(simulation.starts.count == 4)
    }

    @Test func `a clock set forward makes up once for what it passed over`() throws {
        let task = try BackupTask.scheduled("shop", incremental: "0 * * * *")
        var simulation = try Simulation([task], from: "2026-11-23T01:30:00Z", in: .gmt)
        simulation.setClock(by: 10 * 3600)
        try simulation.run(until: "2026-11-23T11:50:00Z")
        #expect(simulation.starts.map(\.run.cause) == [.missed])
        #expect(simulation.starts.first?.run.why == "the clock was set forward by 10 h 0 min")
    }

    @Test func `what is put off waits, and is then run once`() throws {
        let task = try BackupTask.scheduled("shop", incremental: "0 * * * *")
        var simulation = try Simulation([task], from: "2026-11-23T01:30:00Z", in: .gmt)
        simulation.putOff(task.name, for: 4 * 3600)
        try simulation.run(until: "2026-11-23T05:59:00Z")
        #expect(times(simulation) == ["2026-11-23T05:30:00+00:00"])
        #expect(simulation.starts.first?.run.cause == .delayed)
    }

    @Test func `a disabled task runs nothing, and nothing is made up for when it is enabled`()
        throws
    {
        var task = try BackupTask.scheduled("shop", incremental: "0 * * * *")
        task.isEnabled = false
        var simulation = try Simulation([task], from: "2026-11-23T01:30:00Z", in: .gmt)
        try simulation.run(until: "2026-11-23T09:30:00Z")
        task.isEnabled = true
        simulation.change([task])
        try simulation.run(until: "2026-11-23T10:30:00Z")
        #expect(times(simulation) == ["2026-11-23T10:00:00+00:00"])
    }

    @Test func `a changed schedule counts from the change`() throws {
        let task = try BackupTask.scheduled("shop", full: "0 2 * * 0")
        var simulation = try Simulation([task], from: "2026-11-23T01:30:00Z", in: .gmt)
        simulation.change([try .scheduled("shop", full: "0 * * * *")])
        try simulation.run(until: "2026-11-23T02:30:00Z")
        #expect(times(simulation) == ["2026-11-23T02:00:00+00:00"])
    }

    /// Whatever happens to machine and clock: no time is run twice but after a failure or an
    /// interruption, nothing runs before its time, and after the last trouble all is as usual.
    @Test(arguments: [1, 2, 3, 4, 5, 6])
    func `restarts and jumps of the clock at random instants lose and double nothing`(
        _ seed: UInt64
    ) throws {
        var random = SeededRandom(seed: seed)
        let tasks = [
            try BackupTask.scheduled("a", full: "0 2 * * *", incremental: "*/30 * * * *"),
            try BackupTask.scheduled("b", incremental: "17 */3 * * *"),
        ]
        var simulation = try Simulation(tasks, from: "2026-03-20T12:00:00Z", in: berlin)
        for _ in 0..<200 {
            simulation.run(
                until: simulation.now.adding(.random(in: 1...20_000, using: &random) * 1_000_000))
            switch Int.random(in: 0..<3, using: &random) {
            case 0: simulation.goDown(for: .random(in: 1...50_000, using: &random))
            case 1: simulation.setClock(by: .random(in: 1...40_000, using: &random))
            default: simulation.setClock(by: -.random(in: 1...3000, using: &random))
            }
        }
        var seen: Set<String> = []
        for start in simulation.starts where start.run.cause != .interrupted {
            #expect(
                seen.insert("\(start.task) \(start.run.slot.iso8601)").inserted,
                "seed \(seed): \(start) ran twice")
            #expect(start.time >= start.run.slot)
        }
        let before = simulation.starts.count
        let quiet = simulation.now
        simulation.run(until: quiet.adding(2 * 86_400_000_000))
        let after = simulation.starts[before...].filter { $0.run.cause == .onTime }
        #expect(after.filter { $0.task == tasks[0].name }.count >= 93)
        #expect(after.filter { $0.task == tasks[1].name }.count >= 14)
    }
}
