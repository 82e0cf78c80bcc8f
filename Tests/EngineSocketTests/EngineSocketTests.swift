import Foundation
import TestSupport
import Testing

@testable import Domain
@testable import EngineSocket

/// Front ends and an engine at the two ends of real sockets.
@Suite(.timeLimit(.minutes(30))) struct EngineSocketTests {
    let scene: SocketScene

    init() throws { scene = try SocketScene() }

    @Test func `a front end hears who the engine is, and its events in order`() throws {
        let server = try scene.server()
        defer { server.stop() }
        let front = try scene.frontEnd()
        #expect(front.link.holder == scene.holder)
        for job in 1...100 { scene.engine.tell(SocketScene.started(job)) }
        let events = try front.events(100)
        #expect(events == (1...100).map(SocketScene.started))
    }

    @Test func `commands, cancellations and inquiries reach the engine in order`() throws {
        let server = try scene.server()
        defer { server.stop() }
        let front = try scene.frontEnd()
        let name = try TaskName("shop")
        front.link.submit(.backup(name, .full), as: CommandID(rawValue: 7))
        front.link.cancel(JobID(rawValue: 3), because: "enough")
        front.link.inquire(.remove(name), as: InquiryID(rawValue: 8))
        _ = try front.events(1)
        #expect(scene.engine.heard == ["submit shop 7", "cancel 3 enough", "inquire 8"])
    }

    @Test func `the engine is told the user of the other end`() throws {
        let server = try scene.server()
        defer { server.stop() }
        _ = try scene.frontEnd()
        #expect(scene.engine.people == [NSUserName()])
    }

    @Test func `only this user may use the socket`() throws {
        let server = try scene.server()
        defer { server.stop() }
        var facts = stat()
        #expect(lstat(scene.folder.path("engine.sock"), &facts) == 0)
        #expect(facts.st_mode & 0o777 == 0o600)
    }

    @Test func `without an engine there is no connection, and no failure`() throws {
        let mailbox = EventMailbox {}
        #expect(try EngineSocketLink.connect(in: scene.folder.path, mailbox) === nil)
        #expect(try EngineSocketLink.connect(in: "/nowhere", mailbox) === nil)
    }

    @Test func `a socket that a killed engine left behind is replaced`() throws {
        #expect(scene.leaveSocket())
        let mailbox = EventMailbox {}
        #expect(try EngineSocketLink.connect(in: scene.folder.path, mailbox) === nil)
        let server = try scene.server()
        defer { server.stop() }
        _ = try scene.frontEnd()
    }

    @Test func `a folder with a long path has a socket, too`() throws {
        let long = try scene.folder.folder(String(repeating: "x", count: 200))
        let server = try scene.server(in: long)
        defer { server.stop() }
        _ = try scene.frontEnd(in: long)
        #expect(FileManager.default.fileExists(atPath: long + "/engine.sock"))
    }

    @Test func `the end of the engine is told once, as lost`() throws {
        let server = try scene.server()
        let front = try scene.frontEnd()
        scene.engine.tell(SocketScene.started(1))
        _ = try front.events(1)
        server.stop()
        guard case .lost(let failure)? = try front.events(1).first else {
            return #expect(Bool(false), "no lost event")
        }
        #expect(failure.code == .engineLost)
        #expect(!FileManager.default.fileExists(atPath: scene.folder.path("engine.sock")))
    }

    @Test func `a front end of another version is refused with a clear failure`() throws {
        let server = try scene.server()
        defer { server.stop() }
        let answer = try scene.say("{\"hello\":{\"version\":999}}")
        #expect(answer["refused"]["_0"]["code"] == "unsupportedFormat")
        #expect(answer["refused"]["_0"]["message"].text.contains("another version"))
    }

    @Test(arguments: ["", "hello", "{\"submit\":{}}"])
    func `what is no greeting is refused`(line: String) throws {
        let server = try scene.server()
        defer { server.stop() }
        #expect(try scene.say(line)["refused"]["_0"]["code"] == "unsupportedFormat")
    }

    @Test func `a front end that does not read keeps nobody waiting, and is dropped`() throws {
        let server = try scene.server()
        defer { server.stop() }
        let deaf = try scene.deafFrontEnd()
        defer { close(deaf) }
        let front = try scene.frontEnd()
        try #require(scene.waits { server.clients == 2 })
        // Far more than the connection and its mailbox hold: to wait for the deaf one would be to
        // wait for ever, and the one that reads would not hear the rest.
        for thousand in 0..<20 {
            let events = (1...1000).map { SocketScene.started(thousand * 1000 + $0) }
            for event in events { scene.engine.tell(event) }
            // The one that reads is not to be the slow one.
            #expect(try front.events(1000) == events)
        }
        #expect(scene.waits { server.clients == 1 })
        scene.engine.tell(SocketScene.started(0))
        #expect(try front.events(1) == [SocketScene.started(0)])
    }

    @Test func `a hundred connections leave no session behind`() throws {
        let server = try scene.server()
        defer { server.stop() }
        for _ in 1...3 { _ = try scene.frontEnd() }
        try #require(scene.waits { server.clients == 0 && scene.engine.sessions == 0 })
        for _ in 1...100 {
            _ = try scene.frontEnd()
        }
        #expect(scene.waits { server.clients == 0 && scene.engine.sessions == 0 })
    }
}
