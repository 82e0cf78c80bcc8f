import Glibc
import TestSupport
import Testing

/// What `status` says of the engine.
@Suite struct StatusTests {
    private let home: Home

    init() throws {
        home = try Home()
        try home.addTask("--incremental", "@hourly")
        try home.backUp()
    }

    @Test func `schedules that nobody keeps are told`() throws {
        let status = try home.ask("status", "--check")
        #expect(status.status == 0)
        #expect(status.document["schedulesKept"] == false)
        #expect(status.document["tasks"].elements.map { $0["next"] } == [nil])
        #expect(try home.ask("status", "--check", "--warnings").status == 3)
    }

    @Test func `the engine tells when a task runs next, also a delayed one`() throws {
        let server = try Server(in: home)
        let status = try home.ask("status")
        #expect(status.document["schedulesKept"] == true)
        #expect(status.document["tasks"].elements.first?["next"].text.contains(":00:00") == true)
        let delayed = try home.ask("delay", "shop", "7d")
        #expect(delayed.status == 0)
        let later = try home.ask("status").document["tasks"].elements.first?["next"].text
        #expect(later != nil && later != status.document["tasks"].elements.first?["next"].text)
        #expect(try server.end(by: SIGTERM).status == 0)
    }

    @Test func `an engine that does not answer is a problem, and the rest is told`() throws {
        let server = try Server(in: home)
        server.running.send(SIGSTOP)
        let status = try home.ask("status", "--check")
        #expect(status.status == 3)
        #expect(status.document["problems"].elements.map(\.text).first?.contains("answer") == true)
        #expect(status.document["tasks"].elements.count == 1)
        #expect(try server.end(by: SIGTERM).status == 0)
    }
}
