import Foundation
import TestSupport
import Testing

/// Two nodes that back one task up into one destination.
@Suite struct NodesTests {
    let home: Home

    init() throws {
        home = try Home()
        try home.addTask()
    }

    /// The program as another node runs it: with a home and a tag of its own.
    private func otherNode(_ extra: [String: String] = [:], tag: String = "B") throws -> Program {
        let folder = try home.folder.folder("other")
        try Data("node: \(tag)\n".utf8)
            .write(to: URL(fileURLWithPath: "\(folder)/stillpoint.yaml"))
        let environment = extra.merging(["STILLPOINT_HOME": folder]) { $1 }
        _ = try home.program(environment).run(
            "task", "add", "shop", "--database", home.database.path, "--to", home.destination)
        return home.program(environment)
    }

    private func backUp(_ node: Program) throws -> Home.Reply {
        Home.Reply(result: try node.run("backup", "shop", "--json"))
    }

    private func leases() throws -> [String] {
        try FileManager.default
            .contentsOfDirectory(atPath: "\(home.destination)/.stillpoint")
            .filter { $0.hasPrefix("lease-") }
    }

    /// Makes the newest lease look like that of a machine that is elsewhere.
    private func moveLeaseElsewhere(secondsAgo: Int) throws {
        let path = "\(home.destination)/.stillpoint/\(try #require(try leases().first))"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let moved = text.replacing(/"(host|bootID|machine)" : "[^"]*"/) { "\"\($0.1)\" : \"elm\"" }
        try Data(moved.utf8).write(to: URL(fileURLWithPath: path), options: [])
        let then = timespec(tv_sec: time(nil) - secondsAgo, tv_nsec: 0)
        try #require(utimensat(AT_FDCWD, path, [then, then], 0) == 0)
    }

    /// What is wrong with what lies at the destination, one sentence each; each node's newest point
    /// is restored on the way.
    private func problems() throws -> [String] {
        let aftermath = Aftermath(home: home)
        let found =
            try aftermath.nextBackupProblems() + aftermath.pointProblems()
            + aftermath.leftoverProblems()
        let newest = Dictionary(grouping: try home.points()) { $0["node"].text }
            .compactMap { $0.value.last?["id"].text }
        return try found
            + newest.filter { point in
                let name = "\(point).db"
                guard try home.restore(point, to: name).status == 0 else { return true }
                return try Database(home.folder.path(name)).dump() != home.database.dump()
            }
    }

    @Test func `each node has chains of its own and restores those of the other`() throws {
        let other = try otherNode()
        _ = try home.backUp()
        #expect(try backUp(other).document["kind"] == "full")
        try home.database.addItems(1, bytes: 100)
        #expect(try home.backUp().document["kind"] == "incremental")
        #expect(try backUp(other).document["kind"] == "incremental")
        let chains = Set(try home.points().map { $0["chain"].text })
        #expect(chains.count == 2)
        #expect(try problems() == [])
    }

    @Test func `while one node runs the task the other is refused as busy`() throws {
        try home.database.addItems(20, bytes: 1 << 20)
        let other = try otherNode()
        let stopped = try StoppedBackup(in: home)
        let reply = try backUp(other)
        #expect(reply.status == 75 && reply.failure == "busy")
        #expect(reply.message.contains("node \"A\""))
        #expect(try stopped.end(by: SIGCONT).status == 0)
        #expect(try backUp(other).status == 0)
    }

    @Test(arguments: 1...12)
    func `a node that is killed at any point keeps neither itself nor the other out`(
        call: Int
    ) throws {
        let other = try otherNode()
        let fault = Fault(kind: .kill, call: call)
        _ = try home.program(fault.environment(home.destination)).run("backup", "shop")
        #expect(try backUp(other).status == 0)
        #expect(try problems() == [])
    }

    @Test(arguments: 1...12)
    func `a node that stands still at any point is never run beside`(call: Int) throws {
        let other = try otherNode()
        let fault = Fault(kind: .stop, call: call)
        let first = try home.program(fault.environment(home.destination))
            .start(["backup", "shop", "--json"])
        try first.waitUntilStopped()
        let second = try backUp(other)
        first.send(SIGCONT)
        let statuses = [Home.Reply(result: try first.wait()).status, second.status]
        // Whoever was there first makes its backup; both only one after the other.
        #expect(statuses.allSatisfy { $0 == 0 || $0 == 75 } && statuses.contains(0))
        #expect(try problems() == [])
    }

    @Test func `the takeover from a node that was killed is said`() throws {
        try home.database.addItems(20, bytes: 1 << 20)
        let other = try otherNode()
        _ = try StoppedBackup(in: home).end(by: SIGKILL)
        let warnings = try backUp(other).document["warnings"].elements
        #expect(warnings.contains { $0.text.contains("ended without a word") })
    }

    @Test func `a lease on a machine that is elsewhere keeps others out until it runs out`() throws
    {
        try home.database.addItems(20, bytes: 1 << 20)
        let other = try otherNode()
        _ = try StoppedBackup(in: home).end(by: SIGKILL)
        try moveLeaseElsewhere(secondsAgo: 60)
        let refused = try backUp(other)
        #expect(refused.status == 75 && refused.message.contains("\"elm\""))
        try moveLeaseElsewhere(secondsAgo: 130)
        let taken = try backUp(other)
        #expect(taken.status == 0)
        let warnings = taken.document["warnings"].elements
        #expect(warnings.contains { $0.text.contains("no sign of life") })
    }

    @Test func `an engine takes over from that of a node that was killed, and says so`() throws {
        try home.database.addItems(20, bytes: 1 << 20)
        let other = try otherNode()
        let fault = Fault(kind: .stop, call: 30)
        let killed = try Server(in: home, environment: fault.environment(home.destination))
        let client = try home.program().start(["backup", "shop"])
        try killed.running.waitUntilStopped()
        _ = try killed.end(by: SIGKILL)
        _ = try client.wait()
        let engine = try Server(in: home, environment: other.environment)
        try moveLeaseElsewhere(secondsAgo: 60)
        #expect(try backUp(other).status == 75)
        #expect(try engine.line(with: "failed").contains("\"elm\""))
        try moveLeaseElsewhere(secondsAgo: 130)
        #expect(try backUp(other).document["kind"] == "full")
        #expect(try engine.line(with: "warning").contains("no sign of life"))
        let next = try Server(in: home)
        #expect(try home.backUp().document["kind"] == "full")
        #expect(try problems() == [])
        #expect(try Set(home.points().map { $0["node"].text }) == ["A", "B"])
        withExtendedLifetime(next) {}
    }

    @Test func `a run whose lease was taken over keeps nothing`() throws {
        try home.database.addItems(20, bytes: 1 << 20)
        let other = try otherNode()
        let stopped = try StoppedBackup(in: home)
        try moveLeaseElsewhere(secondsAgo: 130)
        #expect(try backUp(other).status == 0)
        let reply = try stopped.end(by: SIGCONT)
        #expect(reply.status == 75 && reply.message.contains("lost its lease"))
        #expect(try home.points().map { $0["node"] } == ["B"])
        #expect(try home.leftovers().count == 1)
    }

    @Test(arguments: [(0, 0), (3, 0), (60, 1), (-60, 1)])
    func `a clock that is off is told by backup and status`(seconds: Int, count: Int) throws {
        let other = try otherNode([
            "LD_PRELOAD": "\(Program.buildFolder)/libFaultyMachine.so",
            "FAULTY_CLOCK_SECONDS": "\(seconds)",
        ])
        #expect(try backUp(other).document["warnings"].elements.count == 0)
        #expect(try home.backUp().document["warnings"].elements.count == count)
        let status = try home.ask("status", "--check")
        #expect(status.document["nodeWarnings"].elements.count == count)
        #expect(status.status == (count == 0 ? 0 : 3))
    }

    @Test func `another zone is told`() throws {
        _ = try backUp(try otherNode(["TZ": "Asia/Tokyo"]))
        let warnings = try home.backUp().document["warnings"].elements
        #expect(warnings.map { $0.text.contains("Asia/Tokyo") } == [true])
    }

    @Test func `a damaged sign of life is told and harms nothing`() throws {
        _ = try home.backUp()
        let path = "\(home.destination)/.stillpoint/node-B.json"
        try Data("{".utf8).write(to: URL(fileURLWithPath: path))
        let reply = try home.backUp()
        #expect(reply.status == 0)
        #expect(reply.document["warnings"].elements.first?.text.contains("cannot be read") == true)
        _ = try backUp(try otherNode())
        #expect(try home.backUp().document["warnings"].elements.count == 0)
    }

    @Test func `a task of another node is not run here, but restored and verified`() throws {
        _ = try home.backUp()
        try home.ask("task", "remove", "shop")
        try home.addTask("--node", "B")
        #expect(try home.ask("task", "show", "shop").document["node"] == "B")
        let reply = try home.backUp()
        #expect(reply.status == 1 && reply.failure == "otherNode")
        #expect(reply.message.contains("run by node B"))
        #expect(try home.ask("verify", "shop").status == 0)
        let target = home.folder.path("new.db")
        #expect(try home.ask("restore", "shop", "--to", target).status == 0)
    }

    @Test func `recovery by hand is not confused by what nodes leave`() throws {
        let point = try home.backUp().document["point"].text
        let folder = try #require(home.files(below: home.destination).first)
        let script = "\(home.destination)/\(folder)/recover.py"
        let list = try Program("python3").run(script, home.destination)
        #expect(list.status == 0 && list.text.contains(point) && !list.text.contains(".stillpoint"))
    }
}
