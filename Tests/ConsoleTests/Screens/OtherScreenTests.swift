import Domain
import Screen
import Testing

@testable import Console

struct OtherScreenTests {
    static let sizes = [(24, 80), (40, 132), (12, 40)]

    @Test(arguments: sizes)
    func `activity looks as it did`(rows: Int, columns: Int) throws {
        var state = try Scene.busyState(rows: rows, columns: columns)
        _ = state.press(.character("2"), .down, .down, .down, .down)
        try GoldenScreen.check(state, "activity-\(rows)x\(columns)")
    }

    @Test(arguments: sizes)
    func `leftovers look as they did`(rows: Int, columns: Int) throws {
        var state = try Scene.busyState(rows: rows, columns: columns)
        _ = state.press(.character("3"), .character(" "))
        try GoldenScreen.check(state, "leftovers-\(rows)x\(columns)")
    }

    @Test(arguments: sizes)
    func `the log looks as it did`(rows: Int, columns: Int) throws {
        var state = try Scene.busyState(rows: rows, columns: columns)
        _ = state.press(.character("5"))
        try GoldenScreen.check(state, "log-\(rows)x\(columns)")
    }

    @Test
    func `a running job looks as it did`() throws {
        var state = try Scene.busyState()
        _ = state.press(.down)
        try GoldenScreen.check(state, "running-24x80")
        _ = state.press(.down)
        try GoldenScreen.check(state, "waiting-24x80")
    }

    @Test(arguments: [0, 1, 2, 3])
    func `a task opened shows all its tabs`(tab: Int) throws {
        var state = try Scene.busyState()
        _ = state.press(.enter)
        _ = state.type(String(repeating: "]", count: tab))
        try GoldenScreen.check(state, "task-\(DetailSource.taskTabs[tab])-24x80")
    }

    @Test
    func `the help looks as it did`() throws {
        var state = try Scene.busyState()
        _ = state.press(.character("?"), .down, .down)
        try GoldenScreen.check(state, "help-24x80")
    }

    @Test
    func `broken configuration does not hide the tasks`() throws {
        let problem = Failure(
            .configuration, "/etc/stillpoint/tasks/mail.yaml:7: the key 'detination' is not known.",
            cause: "It is misspelt.", next: "Write 'destination'.")
        try GoldenScreen.check(try Scene.busyState(problems: [problem]), "problem-24x80")
    }
}
