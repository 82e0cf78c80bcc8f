import Domain
import Foundation
import History
import Testing

struct SQLiteRunHistoryTests {
    private let scratch: Scratch
    private let history: SQLiteRunHistory

    init() throws {
        scratch = try Scratch()
        history = SQLiteRunHistory(folder: scratch.state)
    }

    @Test func `a folder that does not exist has no runs, and is not made by looking`() throws {
        #expect(try history.runs(of: nil, limit: 10).isEmpty)
        #expect(!FileManager.default.fileExists(atPath: scratch.state))
    }

    @Test func `an empty folder has no runs, and no file is made by looking`() throws {
        try FileManager.default.createDirectory(
            atPath: scratch.state, withIntermediateDirectories: true)
        #expect(try history.runs(of: nil, limit: 10).isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.state).isEmpty)
    }

    @Test func `everything that a run has is kept`() throws {
        let run = Runs.complete
        try history.record(run)
        #expect(try history.runs(of: nil, limit: 1) == [run])
        #expect(try SQLiteRunHistory(folder: scratch.state).runs(of: nil, limit: 1) == [run])
    }

    @Test func `a run without task, point, file and failure is kept as such`() throws {
        var run = Runs.run(1, task: nil)
        run.failure = nil
        try history.record(run)
        #expect(try history.runs(of: nil, limit: 1) == [run])
    }

    @Test(arguments: [Int64.min, .max], [Int32.min, .max])
    func `the widest numbers are kept`(_ wide: Int64, _ narrow: Int32) throws {
        var run = Runs.run(1)
        run.startedAt = LocalTime(microseconds: wide, offset: narrow)
        (run.imageBytes, run.fileBytes) = (wide, wide)
        (run.pages, run.changedPages) = (.max, .max)
        run.seconds = Double(wide)
        try history.record(run)
        #expect(try history.runs(of: nil, limit: 1) == [run])
    }

    @Test(
        arguments: [
            (nil, 10, [5, 4, 3, 2, 1]), ("shop", 10, [5, 3, 1]), ("shop", 2, [5, 3]),
            ("blog", 10, [4, 2]),
            ("wiki", 10, []), (nil, 0, []), (nil, -1, []),
        ] as [(String?, Int, [Int])])
    func `the newest runs come first`(_ task: String?, _ limit: Int, _ numbers: [Int]) throws {
        for number in 1...5 {
            try history.record(Runs.run(number, task: number % 2 == 1 ? "shop" : "blog"))
        }
        let runs = try history.runs(of: task.map(TaskName.init), limit: limit)
        #expect(runs.map(\.pages) == numbers.map(UInt32.init))
    }

    @Test func `runs are in the order they were kept, also where the clock went back`() throws {
        var (first, second) = (Runs.run(1), Runs.run(2))
        first.startedAt = LocalTime(microseconds: 2, offset: 0)
        second.startedAt = LocalTime(microseconds: 1, offset: 0)
        try history.record(first)
        try history.record(second)
        #expect(try history.runs(of: nil, limit: 2) == [second, first])
    }

    @Test func `the file and its folder are for this user only`() throws {
        try history.record(Runs.run(1))
        #expect(try scratch.mode(of: scratch.state) == 0o700)
        #expect(try scratch.mode(of: scratch.file) == 0o600)
        #expect(try scratch.mode(of: scratch.file + "-wal") == 0o600)
    }

    @Test func `many that open a new history at once all keep their runs`() async throws {
        let state = scratch.state
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...8 {
                group.addTask {
                    let history = SQLiteRunHistory(folder: state)
                    for step in 0..<10 { try history.record(Runs.run(number * 100 + step)) }
                }
            }
            try await group.waitForAll()
        }
        #expect(try Set(history.runs(of: nil, limit: 1000).map(\.pages)).count == 80)
    }

    @Test func `a history that was put aside is begun anew`() throws {
        try history.record(Runs.run(1))
        for ending in ["", "-wal", "-shm"] {
            rename(scratch.file + ending, scratch.folder + "/aside" + ending)
        }
        #expect(try history.runs(of: nil, limit: 10).isEmpty)
        try history.record(Runs.run(2))
        #expect(try history.runs(of: nil, limit: 10).map(\.pages) == [2])
    }

    @Test func `among 100,000 runs the newest of a task are found`() throws {
        try history.record(Runs.run(0, task: "rare"))
        try scratch.execute(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
            INSERT INTO runs (action, task, kind, reason, outcome, started, started_offset, seconds,
                freeze_seconds, pages, changed_pages, image_bytes, file_bytes)
            SELECT action, 'task-' || (i % 10), kind, reason, outcome, started + i, started_offset,
                seconds, freeze_seconds, i, changed_pages, image_bytes, file_bytes
            FROM n, runs WHERE runs.task = 'rare'
            """)
        let counts = try ["task-3", "rare", "unknown"].map {
            try history.runs(of: try TaskName($0), limit: 20).count
        }
        #expect(counts == [20, 1, 0])
        #expect(try history.runs(of: nil, limit: 1).map(\.pages) == [100_000])
    }
}
