import Domain
import Screen
import Testing

@testable import Console

struct QuestionScreenTests {
    static let sizes = [(24, 80), (12, 40), (5, 20)]

    @Test(arguments: sizes)
    func `cancelling a job asks`(rows: Int, columns: Int) throws {
        var state = try Scene.busyState(rows: rows, columns: columns)
        _ = state.press(.down, .character("x"))
        try GoldenScreen.check(state, "cancel-\(rows)x\(columns)")
    }

    @Test(arguments: sizes)
    func `forgetting a task asks for its name`(rows: Int, columns: Int) throws {
        var state = try Scene.busyState(rows: rows, columns: columns)
        _ = state.press(.character("d"), .character("h"), .character("o"))
        try GoldenScreen.check(state, "forget-\(rows)x\(columns)")
    }

    @Test(arguments: sizes)
    func `leaving with jobs asks`(rows: Int, columns: Int) throws {
        var state = try Scene.busyState(rows: rows, columns: columns)
        _ = state.press(.character("Q"))
        try GoldenScreen.check(state, "quit-\(rows)x\(columns)")
    }

    @Test
    func `deleting leftovers asks`() throws {
        var state = try Scene.busyState()
        _ = state.press(.character("3"), .character(" "), .character(" "), .character("d"))
        try GoldenScreen.check(state, "delete-24x80")
    }

    @Test
    func `a filter stays visible`() throws {
        var state = try Scene.busyState()
        _ = state.type("/or")
        _ = state.press(.enter, .character("x"))
        _ = state.press(.escape, .character(" "))
        try GoldenScreen.check(state, "filter-24x80")
    }
}
