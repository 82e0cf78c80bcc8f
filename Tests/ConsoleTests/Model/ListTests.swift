import Domain
import Screen
import Testing

@testable import Console

struct ListTests {
    @Test
    func `what is wrong comes first`() throws {
        let state = try Scene.busyState()
        #expect(state.ids == ["home-nas", "shop", "orders-raven", "wiki", "tickets"])
    }

    @Test
    func `the cursor stays on its task when the order changes`() throws {
        var state = try Scene.state()
        _ = state.type("/tickets")
        _ = state.press(.enter, .escape)
        #expect(state.list.selected == "tickets")
        var survey = try Scene.survey()
        survey.entries.removeAll { $0.health.task.name.text == "home-nas" }
        _ = state.take(.event(.surveyed(survey)))
        #expect(state.list.selected == "tickets")
    }

    @Test
    func `no row moves when a job begins`() throws {
        var state = try Scene.state()
        let before = state.ids
        let job = JobID(rawValue: 9)
        _ = state.take(
            .event(
                .queued(
                    job, .backup(try TaskName("tickets"), nil), .person("ada"), at: SceneTime.now)))
        _ = state.take(.event(.started(job, at: SceneTime.now)))
        #expect(state.ids == before)
    }

    @Test
    func `the cursor of a row that is gone goes to the one in its place`() throws {
        var state = try Scene.state()
        _ = state.press(.down)
        let next = state.ids[2]
        var survey = try Scene.survey()
        survey.entries.removeAll { $0.health.task.name.text == state.ids[1] }
        _ = state.take(.event(.surveyed(survey)))
        #expect(state.list.selected == next)
    }

    @Test
    func `a filter stays until Esc, and n and N move among its matches`() throws {
        var state = try Scene.state()
        _ = state.type("/-")
        // What is off has no next time: "--".
        #expect(state.ids == ["home-nas", "wiki", "orders-raven"])
        _ = state.press(.enter, .character("n"))
        #expect(state.list.selected == "wiki")
        _ = state.press(.character("N"))
        #expect(state.list.selected == "home-nas")
        _ = state.press(.escape)
        #expect(state.ids.count == 5)
    }

    @Test
    func `s goes through the orders and S turns them around`() throws {
        var state = try Scene.state()
        _ = state.press(.character("s"))
        #expect(state.ids == ["home-nas", "orders-raven", "shop", "tickets", "wiki"])
        _ = state.press(.character("S"))
        #expect(state.ids.first == "wiki")
        _ = state.press(.character("s"), .character("s"), .character("s"), .character("s"))
        // By size, and not by its text: 18 MB comes before 1.4 GB.
        #expect(state.ids == ["tickets", "home-nas", "wiki", "orders-raven", "shop"])
        _ = state.press(.character("s"))
        #expect(state.ids.first == "home-nas")
    }

    @Test
    func `the next alert is found from any screen and behind any filter`() throws {
        let problem = Failure(.configuration, "mail.yaml:1: wrong")
        var state = try Scene.state(problems: [problem])
        _ = state.type("/tickets")
        _ = state.press(.enter, .character("5"), .character("!"))
        #expect(state.screen == .tasks)
        #expect(state.list.selected == "problem:0")
        _ = state.press(.character("!"))
        #expect(state.list.selected == "home-nas")
        _ = state.press(.character("!"))
        #expect(state.list.selected == "problem:0")
    }

    @Test
    func `a job and its run in the history are one row`() throws {
        var state = try Scene.busyState()
        let report = BackupReport(
            point: nil, parent: nil, reason: "nothing changed",
            geometry: PageGeometry(pageSize: 4096, pageCount: 1), seconds: 3, freezeSeconds: 1,
            sourceProblems: [])
        _ = state.take(.event(.ended(JobID(rawValue: 1), .backedUp(report))))
        var survey = try Scene.survey()
        let before = survey.runs.count
        survey.runs.insert(SceneValues.run("shop", hoursAgo: 0.07, kind: "unchanged"), at: 0)
        _ = state.take(.event(.surveyed(survey)))
        _ = state.press(.character("2"))
        #expect(state.ids.count == before + 2)
    }

    @Test
    func `what a job warns of is in the log`() throws {
        var state = try Scene.busyState()
        var report = BackupReport(
            point: nil, parent: nil, reason: "nothing changed",
            geometry: PageGeometry(pageSize: 4096, pageCount: 1), seconds: 3, freezeSeconds: 1,
            sourceProblems: [])
        report.warnings = ["The lease was somebody else's."]
        _ = state.take(.event(.ended(JobID(rawValue: 1), .backedUp(report))))
        #expect(state.log.last?.text.hasSuffix(": The lease was somebody else's.") == true)
    }
}
