import Domain
import Screen

@testable import Console

/// The scene of the specification: one task failed, one runs, one waits, one is off, one is well.
enum Scene {
    private typealias Values = SceneValues

    static let gigabyte: Int64 = 1 << 30

    static func survey(problems: [Failure] = []) throws -> Survey {
        let leftovers = [
            Values.leftover("home-nas", hoursAgo: 9), Values.leftover(nil, hoursAgo: 81),
        ]
        let entries = [
            try homeNAS(leftovers), try well("orders-raven", bytes: 11 * gigabyte, hoursAgo: 26),
            try well("shop", bytes: 40 * gigabyte, hoursAgo: 7.7),
            try well("tickets", bytes: 19_000_000, hoursAgo: 1.7), try wiki(),
        ]
        return Values.survey(entries, leftovers: leftovers, problems: problems)
    }

    /// A task whose backup is overdue, its destination nearly full and on the database's device.
    static func late() throws -> Survey.Entry {
        let catalog = Result<Catalog, Failure>.success(
            Catalog(points: [Values.point("mail", number: 0, hoursAgo: 51, bytes: gigabyte)]))
        var look = Values.look(catalog, [Values.run("mail", hoursAgo: 51, bytes: gigabyte)])
        look.destination = DestinationFacts(
            exists: true, canBeMade: false, isWritable: true, freeBytes: 7 * gigabyte,
            isOnDeviceOfDatabase: true)
        look.bytesADay = gigabyte
        look.trend = RunTrend(firstBackup: nil, writtenBytes: 0, lastDrill: nil)
        return Survey.Entry(
            health: TaskHealth(of: try Values.task("mail"), look), catalog: catalog,
            runs: look.runs)
    }

    /// A console that has seen the scene: shop runs, orders-raven waits.
    static func state(
        rows: Int = 24, columns: Int = 80, look: Look = Look(host: "app-01", badge: "PROD"),
        problems: [Failure] = []
    ) throws -> ConsoleState {
        var state = ConsoleState(
            look: look, now: SceneTime.now, size: Size(rows: rows, columns: columns))
        _ = state.take(.event(.surveyed(try survey(problems: problems))))
        return state
    }

    /// The same with jobs: shop runs and orders-raven waits.
    static func busyState(
        rows: Int = 24, columns: Int = 80, look: Look = Look(host: "app-01", badge: "PROD"),
        problems: [Failure] = []
    ) throws -> ConsoleState {
        var state = try state(rows: rows, columns: columns, look: look, problems: problems)
        try start(&state)
        _ = state.take(.event(.surveyed(try survey(problems: problems))))
        return state
    }

    private static func start(_ state: inout ConsoleState) throws {
        let shop = EngineCommand.backup(try TaskName("shop"), .full)
        let orders = EngineCommand.backup(try TaskName("orders-raven"), nil)
        for (number, command) in [shop, orders].enumerated() {
            let id = JobID(rawValue: UInt64(number + 1))
            _ = state.take(.event(.queued(id, command, .person("ada"), at: SceneTime.now)))
            _ = state.take(.admitted(command, .accepted(id)))
        }
        _ = state.take(.event(.started(JobID(rawValue: 1), at: SceneTime.ago(hours: 0.07))))
        for second in 1...30 {
            let done = Int64(second) * 830 << 20
            let swing = Int64((second * 7) % 5) * 60 << 20
            _ = state.take(
                .event(.progressed(JobID(rawValue: 1), progress(done + swing, second))))
        }
        _ = state.take(.key(.named(.function(9), []), at: 1))
        _ = state.take(.key(.escape, at: 2))
        state.notice = nil
    }

    private static func progress(_ done: Int64, _ second: Int) -> JobProgress {
        JobProgress(
            phase: .copying, done: done, total: 40 * gigabyte, written: done / 3,
            seconds: Double(second) * 8.4, freezeSeconds: Double(second) * 8.4,
            logBytes: Int64(second) * 600_000)
    }

    private static func homeNAS(_ leftovers: [Leftover]) throws -> Survey.Entry {
        let failed = (0..<4).map { day in
            Values.run(
                "home-nas", hoursAgo: Double(day) * 24 + 8.7, .failed, failure: Values.diskFull)
        }
        let good = (4..<7).map { day in
            Values.run("home-nas", hoursAgo: Double(day) * 24, bytes: 1_400_000_000)
        }
        return Values.entry(
            try Values.task("home-nas"),
            points: [
                Values.point("home-nas", number: 0, hoursAgo: 144, bytes: 1_400_000_000),
                Values.point("home-nas", number: 1, hoursAgo: 96, bytes: 1_500_000_000),
            ], runs: failed + good, leftovers: [leftovers[0]])
    }

    private static func well(
        _ name: String, bytes: Int64, hoursAgo: Double
    ) throws -> Survey.Entry {
        let runs = (0..<7).map { day in
            Values.run(
                name, hoursAgo: hoursAgo + Double(day) * 24,
                kind: day == 6 ? "full" : "incremental",
                bytes: bytes - Int64(day) * bytes / 20)
        }
        let drill = Values.run(name, hoursAgo: 50, kind: "drill", action: .verify)
        return Values.entry(
            try Values.task(name),
            points: [
                Values.point(name, number: 0, hoursAgo: hoursAgo + 24, bytes: bytes),
                Values.point(name, number: 1, hoursAgo: hoursAgo, bytes: bytes),
            ], runs: name == "tickets" ? [drill] + runs : runs)
    }

    private static func wiki() throws -> Survey.Entry {
        Values.entry(
            try Values.task("wiki", isEnabled: false),
            points: [Values.point("wiki", number: 0, hoursAgo: 144, bytes: 2_100_000_000)],
            runs: [Values.run("wiki", hoursAgo: 144, kind: "full", bytes: 2_100_000_000)])
    }
}
