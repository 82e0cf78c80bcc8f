import Foundation
import TestSupport
import Testing

/// The commands with 100,000 runs behind them.
@Suite(.serialized) struct LongHistoryTests {
    private func home() throws -> Home {
        let home = try Home()
        try home.addTask()
        try home.backUp()
        let history = Database(home.folder.path("home/state/history.sqlite"))
        try history.run(
            """
            INSERT INTO runs (action, task, kind, reason, outcome, started, started_offset, seconds,
                freeze_seconds, pages, changed_pages, image_bytes, file_bytes)
            SELECT iif(value % 50, 'backup', 'verify'), 'shop', kind, reason, outcome,
                started - (100000 - value) * 20000000, started_offset, seconds, freeze_seconds, pages,
                changed_pages, image_bytes, file_bytes
            FROM generate_series(1, 100000), (SELECT * FROM runs LIMIT 1)
            """)
        return home
    }

    @Test(arguments: [["status"], ["history"], ["history", "shop"]])
    func `with 100,000 runs a command answers, and it is told how fast`(_ arguments: [String])
        throws
    {
        let home = try home()
        // The best of five, start of the program included: other tests run at the same time.
        let times = try (1...5).map { _ in
            let start = ContinuousClock.now
            let result = try home.program().run(arguments)
            #expect(result.status == 0)
            return ContinuousClock.now - start
        }
        let best = try #require(times.min())
        print("\(arguments.joined(separator: " ")) with 100,000 runs: \(best)")
    }
}
