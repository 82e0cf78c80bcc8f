import Foundation
import Screen
import TerminalSupport
import TestSupport
import Testing

/// An engine without a screen, and programs that talk to it.
@Suite(.serialized, .timeLimit(.minutes(30))) struct ServeTests {
    private func bigHome() throws -> Home {
        let home = try Home()
        try home.database.addItems(400, bytes: 100_000)
        try home.addTask()
        return home
    }

    /// A server whose backup stands still in the middle of its file, asked for by `client`.
    private func stoppedBackup(
        in home: Home, _ options: String...
    ) throws -> (server: Server, client: Program.Running) {
        let fault = Fault(kind: .stop, call: 24)
        let server =
            options.isEmpty
            ? try Server(in: home, environment: fault.environment(home.destination))
            : try Server(
                in: home, options[0], options[1], environment: fault.environment(home.destination))
        let client = try home.program().start(["backup", "shop", "--json", "--progress", "json"])
        try server.running.waitUntilStopped()
        return (server, client)
    }

    @Test func `a backup that is asked for is made by the engine, and seen by who asked`() throws {
        let home = try bigHome()
        let server = try Server(in: home)
        let result = try home.program().run("backup", "shop", "--json", "--progress", "json")
        #expect(result.status == 0)
        #expect(try JSON(result.output)["kind"] == "full")
        #expect(result.errorText.contains("\"phase\""))
        #expect(try server.line(with: "queued").contains("shop: backup queued by "))
        #expect(try server.line(with: "backed up").contains("full"))
    }

    @Test func `two commands at once are both done, one after the other`() throws {
        let home = try bigHome()
        let (server, first) = try stoppedBackup(in: home)
        let second = try home.program().start(["backup", "shop", "--json"])
        server.running.send(SIGCONT)
        #expect(try first.wait().status == 0)
        #expect(try JSON(second.wait().output)["kind"] == "unchanged")
    }

    @Test func `a killed command changes nothing for its job`() throws {
        let home = try bigHome()
        let (server, client) = try stoppedBackup(in: home)
        client.send(SIGKILL)
        #expect(try client.wait().status == 137)
        server.running.send(SIGCONT)
        try server.line(with: "backed up")
        #expect(try home.points().count == 1)
    }

    @Test func `an interrupted command cancels its job`() throws {
        let home = try bigHome()
        let (server, client) = try stoppedBackup(in: home)
        client.send(SIGINT)
        server.running.send(SIGCONT)
        #expect(try client.wait().status == 130)
        try server.line(with: "interrupted from the keyboard")
        #expect(try home.points().isEmpty)
    }

    @Test func `a command that is stopped keeps no job waiting`() throws {
        let home = try bigHome()
        let (server, client) = try stoppedBackup(in: home)
        client.send(SIGSTOP)
        server.running.send(SIGCONT)
        try server.line(with: "backed up")
        #expect(try home.backUp().status == 0)
        client.send(SIGCONT)
        #expect(try client.wait().status == 0)
    }

    @Test func `a second engine is refused and told who the first is`() throws {
        let home = try Home()
        let server = try Server(in: home)
        let reply = try home.ask("serve")
        #expect(reply.status == 75)
        #expect(reply.failure == "busy")
        #expect(reply.message.contains("process \(server.running.pid) "))
    }

    @Test func `asked to end, it ends well, and the next one starts`() throws {
        let home = try bigHome()
        let result = try Server(in: home).end(by: SIGTERM)
        #expect(result.status == 0)
        #expect(!home.files(below: home.folder.path("home/state")).contains("engine.sock"))
        let next = try Server(in: home)
        #expect(try home.backUp().status == 0)
        try next.line(with: "backed up")
    }

    @Test func `asked to end, it cancels what runs`() throws {
        let home = try bigHome()
        let (server, client) = try stoppedBackup(in: home)
        #expect(try server.end(by: SIGTERM).status == 0)
        let reply = Home.Reply(result: try client.wait())
        #expect(["cancelled", "engineLost"].contains(reply.failure))
        #expect(try home.leftovers().first?["why"].text.contains("SIGTERM") == true)
    }

    @Test func `asked to end, it finishes what runs if it is told so`() throws {
        let home = try bigHome()
        let (server, client) = try stoppedBackup(in: home, "--on-stop", "finish")
        #expect(try server.end(by: SIGTERM).status == 0)
        #expect(try client.wait().status == 0)
        #expect(try home.points().count == 1)
    }

    @Test func `asked to end twice, it cancels what it was to finish`() throws {
        let home = try Home()
        try home.database.addItems(400, bytes: 100_000)
        // The hardest work there is: it does not end by itself before the second signal.
        try home.addTask("--level", "19")
        let (server, client) = try stoppedBackup(in: home, "--on-stop", "finish")
        server.running.send(SIGTERM)
        server.running.send(SIGCONT)
        try server.line(with: "waiting for running jobs")
        #expect(try server.end(by: SIGTERM).status == 0)
        let reply = Home.Reply(result: try client.wait())
        #expect(["cancelled", "engineLost"].contains(reply.failure))
        #expect(try home.points().isEmpty)
        #expect(try home.leftovers().first?["why"].text.contains("SIGTERM") == true)
    }

    @Test func `killed, it leaves nothing in the way of the next one`() throws {
        let home = try bigHome()
        let (server, client) = try stoppedBackup(in: home)
        #expect(try server.end(by: SIGKILL).status == 137)
        let reply = Home.Reply(result: try client.wait())
        #expect(reply.failure == "engineLost")
        #expect(reply.status == 1)
        let next = try Server(in: home)
        #expect(try home.backUp().status == 0)
        try next.line(with: "backed up")
    }

    @Test func `a hundred commands leave no descriptor and no memory behind`() throws {
        let home = try Home()
        try home.addTask()
        let server = try Server(in: home)
        for _ in 1...10 { try home.ask("task", "disable", "shop") }
        let (descriptors, memory) = (server.descriptors, server.memory)
        for _ in 1...100 { try home.ask("task", "disable", "shop") }
        #expect(server.descriptors <= descriptors + 1)
        #expect(server.memory - memory < 8 << 20)
    }

    @Test(arguments: [false, true])
    func `the service manager is told when it is ready, alive and stopping`(
        isAbstract: Bool
    ) throws {
        let home = try Home()
        let manager = try NotifySocket(
            isAbstract ? "@stillpoint-test-\(UUID())" : home.folder.path("notify"))
        let server = try Server(
            in: home,
            environment: ["NOTIFY_SOCKET": manager.path, "WATCHDOG_USEC": "200000"])
        #expect(manager.next() == "READY=1")
        #expect(manager.next() == "WATCHDOG=1")
        #expect(manager.next() == "WATCHDOG=1")
        #expect(try server.end(by: SIGTERM).status == 0)
        #expect(manager.has("STOPPING=1"))
    }

    /// Where the clock was set back, waiting by the time of day would last that much longer; to who
    /// waits it is the same when his clock is ahead of the kernel's.
    @Test func `the service manager hears that it lives although the clock was set back`() throws {
        let home = try Home()
        let manager = try NotifySocket(home.folder.path("notify"))
        let server = try Server(
            in: home,
            environment: home.machine(clock: 7200).merging([
                "NOTIFY_SOCKET": manager.path, "WATCHDOG_USEC": "200000",
            ]) { $1 })
        #expect(manager.next() == "READY=1")
        #expect(manager.next() == "WATCHDOG=1")
        #expect(manager.next() == "WATCHDOG=1")
        #expect(try server.end(by: SIGTERM).status == 0)
    }

    @Test func `the unit names the program, its home and its limits`() throws {
        let home = try Home()
        let unit = try home.program().run("serve", "--print-unit").text
        #expect(unit.contains("ExecStart=\(home.program().path) serve"))
        #expect(unit.contains("STILLPOINT_HOME=\(home.folder.path("home"))"))
        #expect(unit.contains("Type=notify"))
    }

    private static let checker = "/usr/bin/systemd-analyze"

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: checker)))
    func `systemd finds nothing wrong with the unit, whatever its home is called`() throws {
        let home = try Home()
        let program = home.program(["STILLPOINT_HOME": home.folder.path("a \"$b\" 100%")])
        let unit = try program.run("serve", "--print-unit").text
        #expect(unit.contains("/a \\\"$b\\\" 100%%\""))
        let path = home.folder.path("stillpoint.service")
        try Data(unit.utf8).write(to: URL(fileURLWithPath: path))
        let verdict = try Program(Self.checker).run("verify", path)
        #expect(verdict.status == 0 && verdict.errorText.isEmpty, "\(verdict.errorText)")
    }
}
