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

    @Test func `what is wrong with the nodes and the schedules stands among what is late`() throws {
        var state = try Scene.state()
        var survey = try Scene.survey()
        survey.isUnattended = true
        survey.nodeWarnings = ["The clock of node \"B\" on \"elm\" is 40 s behind."]
        _ = state.take(.event(.surveyed(survey)))
        try GoldenScreen.check(state, "tasks-nodes-24x80")
        _ = state.press(.enter)
        try GoldenScreen.check(state, "tasks-unattended-24x80")
    }

    @Test func `a task that is late says since when, and what to worry about`() throws {
        var state = try Scene.state()
        var survey = try Scene.survey()
        survey.entries.append(try Scene.late())
        _ = state.take(.event(.surveyed(survey)))
        _ = state.press(.down)
        try GoldenScreen.check(state, "tasks-late-24x80")
        _ = state.press(.enter)
        try GoldenScreen.check(state, "task-late-24x80")
    }
}
