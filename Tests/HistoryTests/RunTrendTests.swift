import Domain
import Testing

@testable import History

struct RunTrendTests {
    private let scratch: Scratch
    private var history: SQLiteRunHistory { SQLiteRunHistory(folder: scratch.state) }

    init() throws { scratch = try Scratch() }

    private func record(
        _ seconds: Int64, _ action: RunRecord.Action = .backup, kind: String = "full",
        _ outcome: RunRecord.Outcome = .succeeded, task: String = "shop", bytes: Int64 = 0
    ) throws {
        var run = RunRecord(
            action: action, task: task, kind: kind, outcome: outcome, startedAt: time(seconds),
            seconds: 1)
        run.fileBytes = bytes
        try history.record(run)
    }

    private func time(_ seconds: Int64) -> LocalTime {
        LocalTime(microseconds: seconds * 1_000_000, offset: 3600)
    }

    private func trend(since seconds: Int64) throws -> RunTrend {
        try history.trend(of: try TaskName("shop"), since: time(seconds))
    }

    @Test func `where there is no history yet there is no trend`() throws {
        let nothing = RunTrend(firstBackup: nil, writtenBytes: 0, lastDrill: nil)
        #expect(try trend(since: 0) == nothing)
        try record(5, task: "blog", bytes: 7)
        #expect(try trend(since: 0) == nothing)
    }

    @Test func `bytes of the backups after the first one since then are summed up`() throws {
        for (seconds, bytes) in [(1, 1000), (10, 100), (20, 7), (30, 5)] as [(Int64, Int64)] {
            try record(seconds, bytes: bytes)
        }
        try record(40, .restore, bytes: 1_000_000)
        try record(25, task: "blog", bytes: 1_000_000)
        let trend = try trend(since: 10)
        #expect(trend.firstBackup == time(10))
        #expect(trend.writtenBytes == 12)
    }

    @Test func `the last good drill is found, however long ago`() throws {
        try record(1, .verify, kind: "drill")
        try record(2, .verify, kind: "drill")
        try record(3, .verify, kind: "drill", .foundProblems)
        try record(4, .verify, kind: "content")
        #expect(try trend(since: 100).lastDrill == time(2))
    }
}
