import Testing

@testable import Domain

struct TaskWarningTests {
    /// What a look that finds all well warns of after `change`.
    private func kinds(_ change: (inout TaskLook) -> Void) throws -> [TaskWarning.Kind] {
        var look = Looks.good()
        change(&look)
        return TaskHealth(of: try Looks.task(), look).warnings.map(\.kind)
    }

    @Test func `a destination on the device of the database is warned of`() throws {
        #expect(try kinds { $0.destination?.isOnDeviceOfDatabase = true } == [.sameDevice])
    }

    @Test func `an alert that did not arrive is warned of, while the task has it`() throws {
        var task = try Looks.task()
        task.alerts.hooks = [.failure: "false", .late: "true"]
        let last: [(AlertChannel, String?)] = [
            (AlertChannel.hook(.failure), "It is gone."), (.hook(.late), nil),
        ]
        var look = Looks.good()
        look.alerts = last.map {
            AlertRecord(
                time: Looks.ago(0), task: task.name, channel: $0.0, isTest: false, problem: $0.1)
        }
        let warnings = TaskHealth(of: task, look).warnings
        #expect(warnings.map(\.kind) == [.alerts])
        #expect(
            warnings.first?.text == "The hook for 'failure' failed at \(Looks.ago(0).forPeople). "
                + "It is gone. Mend it, and try it with 'stillpoint alert failure shop'.")
        #expect(TaskHealth(of: try Looks.task(), look).warnings.isEmpty)
    }

    @Test(
        arguments: [(14, []), (13, [.fillingUp]), (0, [.fillingUp])]
            as [(Int64, [TaskWarning.Kind])])
    func `a destination that is full in less than 14 days is warned of`(
        _ days: Int64, _ expected: [TaskWarning.Kind]
    ) throws {
        #expect(
            try kinds {
                $0.bytesADay = 1000
                $0.destination?.freeBytes = days * 1000 + 1
            } == expected)
    }

    @Test(
        arguments: [(60.0, 2.0, []), (61, 2, [.freezeHeld]), (61, 90, [])]
            as [(Double, Double, [TaskWarning.Kind])])
    func `a freeze of more than a minute, and than the task allows, is warned of`(
        _ seconds: Double, _ limit: Double, _ expected: [TaskWarning.Kind]
    ) throws {
        var run = Looks.backup(60, kind: "full")
        run.freezeSeconds = seconds
        var task = try Looks.task()
        task.freezeLimit = limit
        #expect(
            TaskHealth(of: task, Looks.good(runs: [run])).warnings.map(\.kind) == expected)
    }

    @Test(
        arguments: [(64, 10, []), (65, 10, [.logGrown]), (250, 1000, []), (251, 1000, [.logGrown])]
            as [(Int64, Int64, [TaskWarning.Kind])])
    func `a log that grew by a quarter of the database and by 64 MiB is warned of`(
        _ log: Int64, _ image: Int64, _ expected: [TaskWarning.Kind]
    ) throws {
        var run = Looks.backup(60, kind: "full")
        run.freezeSeconds = 1
        (run.logBytes, run.imageBytes) = (log << 20, image << 20)
        #expect(try kinds { $0.runs = [run] } == expected)
    }

    @Test(arguments: [(300, []), (301, [.clock])] as [(Int64, [TaskWarning.Kind])])
    func `a restore point from the future is warned of`(
        _ ahead: Int64, _ expected: [TaskWarning.Kind]
    ) throws {
        #expect(try kinds { $0.catalog = Looks.good(newest: -ahead).catalog } == expected)
    }

    @Test(
        arguments: [(3600, []), (3601, [.leftovers]), (nil, [.leftovers])]
            as [(Int64?, [TaskWarning.Kind])])
    func `a leftover older than an hour, or of unknown age, is warned of`(
        _ age: Int64?, _ expected: [TaskWarning.Kind]
    ) throws {
        let leftover = Leftover(
            file: "/b/x.in-progress", bytes: 7, task: "shop", kind: .full, writer: nil,
            startedAt: age.map(Looks.ago), why: "It was killed.", chain: nil)
        #expect(
            try kinds { look in
                look.catalog = look.catalog.map {
                    Catalog(points: $0.points, leftovers: [leftover])
                }
            } == expected)
    }

    @Test(
        arguments: [(30 * Looks.day, []), (30 * Looks.day + 1, [.drill]), (nil, [.drill])]
            as [(Int64?, [TaskWarning.Kind])])
    func `a drill that is too old or was never made is warned of`(
        _ age: Int64?, _ expected: [TaskWarning.Kind]
    ) throws {
        #expect(try kinds { $0.trend?.lastDrill = age.map(Looks.ago) } == expected)
    }

    @Test func `nothing is said of drills where the history cannot be read`() throws {
        #expect(try kinds { $0.trend = nil }.isEmpty)
    }

    @Test func `bytes a day are what came after the first backup, once a day has passed`() {
        let trend = RunTrend(
            firstBackup: Looks.ago(4 * Looks.day), writtenBytes: 400, lastDrill: nil)
        #expect(trend.bytesADay(at: Looks.ago(0)) == 100)
        #expect(trend.bytesADay(at: Looks.ago(3 * Looks.day + 1)) == nil)
    }
}
