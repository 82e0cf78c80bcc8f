import Domain
import Screen
import Testing

@testable import Console

struct TasksScreenTests {
    static let sizes = [(24, 80), (40, 132), (50, 200), (12, 40), (5, 20)]

    @Test(arguments: sizes)
    func `the tasks look as they did at every size`(rows: Int, columns: Int) throws {
        try GoldenScreen.check(
            try Scene.busyState(rows: rows, columns: columns), "tasks-\(rows)x\(columns)")
    }

    @Test(arguments: sizes)
    func `the tasks look as they did in ASCII`(rows: Int, columns: Int) throws {
        let look = Look(host: "app-01", badge: "PROD", isReadOnly: true, glyphs: .ascii)
        let state = try Scene.busyState(rows: rows, columns: columns, look: look)
        try GoldenScreen.check(state, "tasks-ascii-\(rows)x\(columns)")
        let isPlain = ConsoleView(state).frame.text.utf8.allSatisfy { $0 < 128 }
        #expect(isPlain)
    }
}
