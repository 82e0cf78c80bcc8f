import Domain
import Foundation
import TestSupport
import Testing

@testable import Alerts

/// Signs of life to a real server, on the loopback device only.
struct HeartbeatTests {
    private let scene: AlertScene

    init() throws { scene = try AlertScene() }

    /// Sends a sign of life to `url`.
    private func send(
        _ url: String, timeout: Double = 30, unless cancellation: Cancellation = Cancellation()
    ) throws -> String? {
        var alert = Alert(.success, of: scene.task, at: AlertScene.time)
        alert.task.alerts.heartbeat = HeartbeatURL(url)
        alert.task.alerts.timeout = timeout
        return try scene.sender.send(alert, by: .heartbeat, unless: cancellation).problem
    }

    @Test(arguments: [200, 204, 299])
    func `an answer of 2xx is well, and the whole address is asked for`(status: Int) throws {
        let server = try LoopbackServer { _ in .status(status) }
        #expect(try send(server.url("/ping?key=secret")) == nil)
        #expect(server.requests.count == 1)
        #expect(server.requests.first?.hasPrefix("GET /ping?key=secret HTTP/1.1\r\n") == true)
        #expect(server.requests.first?.contains("User-Agent: stillpoint\r\n") == true)
    }

    @Test(arguments: [304, 400, 404, 500])
    func `another one is told, without what may be secret`(status: Int) throws {
        let server = try LoopbackServer { _ in .status(status) }
        let problem = try send(server.url("/ping?key=secret", user: "ada:secret@"))
        #expect(problem == "http://127.0.0.1:\(server.port)/... answered with status \(status).")
    }

    @Test func `where nobody listens is told`() throws {
        // The port was free a moment ago.
        let port = try LoopbackServer { _ in .silence }.port
        let problem = try #require(try send("http://ada:secret@127.0.0.1:\(port)/secret"))
        #expect(
            problem == "http://127.0.0.1:\(port)/... could not be asked: "
                + "Couldn't connect to server.")
    }

    @Test func `a server that does not answer is given up in time`() throws {
        let server = try LoopbackServer { _ in .silence }
        let problem = try send(server.url("/secret"), timeout: 0.2)
        #expect(problem == "http://127.0.0.1:\(server.port)/... did not answer within 0.2 s.")
    }

    @Test func `a redirect is followed`() throws {
        let server = try LoopbackServer { $0 == "/a" ? .redirect("/b") : .status(200) }
        #expect(try send(server.url("/a")) == nil)
        #expect(server.requests.count == 2)
    }

    @Test func `a loop of redirects is given up`() throws {
        let server = try LoopbackServer { _ in .redirect("/again") }
        let problem = try #require(try send(server.url("/again")))
        #expect(problem.hasSuffix("/... led on to other addresses more than 5 times."))
        #expect(server.requests.count == 6)
    }

    @Test(arguments: ["file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1/x"])
    func `a redirect leads nowhere but to http`(url: String) throws {
        let server = try LoopbackServer { _ in .redirect(url) }
        let problem = try #require(try send(server.url("/a")))
        #expect(problem.contains("could not be asked: "))
        #expect(!problem.contains("passwd"))
        #expect(server.requests.count == 1)
    }

    @Test func `a password goes to no other host`() throws {
        let other = try LoopbackServer { _ in .status(200) }
        // Another name of the same machine is another host.
        let address = "http://localhost:\(other.port)/b"
        let server = try LoopbackServer { _ in .redirect(address) }
        #expect(try send(server.url("/a", user: "ada:secret@")) == nil)
        #expect(server.requests.first?.contains("Authorization: Basic ") == true)
        #expect(other.requests.count == 1)
        #expect(other.requests.first?.contains("Authorization") == false)
    }

    @Test func `a cancellation ends it`() throws {
        let server = try LoopbackServer { _ in .silence }
        let cancellation = Cancellation()
        let thread = Thread {
            _ = server.waitForRequest()
            cancellation.request("enough")
        }
        thread.start()
        let problem = try send(server.url("/"), unless: cancellation)
        #expect(problem?.contains("because this program ends") == true)
    }
}
