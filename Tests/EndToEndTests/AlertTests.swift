import Foundation
import TestSupport
import Testing

/// Hooks of the program itself, with and without an engine that runs all the time.
@Suite(.serialized, .timeLimit(.minutes(3))) struct AlertTests {
    private let home: Home

    init() throws { home = try Home() }

    /// Writes settings in which each hook adds the name of what happened to a file.
    private func writeHooks(_ events: String..., extra: String = "") throws {
        let file = home.folder.path("told")
        let lines = events.map { "  \($0): 'echo $STILLPOINT_EVENT $STILLPOINT_TASK >> \(file)'\n" }
        try home.writeSettings("alerts:\n" + lines.joined() + extra)
    }

    /// What was told so far, a line each.
    private var told: [String] {
        let text = try? String(contentsOfFile: home.folder.path("told"), encoding: .utf8)
        return (text ?? "").split(separator: "\n").map(String.init)
    }

    @Test func `a command waits for its hooks`() throws {
        try home.addTask()
        try writeHooks("success", "failure", "recovered")
        #expect(try home.backUp().status == 0)
        #expect(told == ["success shop"])
        let aside = home.database.path + ".aside"
        try FileManager.default.moveItem(atPath: home.database.path, toPath: aside)
        #expect(try home.backUp().status == 1)
        #expect(told == ["success shop", "failure shop"])
        try FileManager.default.moveItem(atPath: aside, toPath: home.database.path)
        #expect(try home.backUp().status == 0)
        #expect(told.dropFirst(2) == ["success shop", "recovered shop"])
    }

    @Test func `a hook that fails is reported and fails no backup`() throws {
        try home.addTask()
        try writeHooks(extra: "  success: 'echo no mail; exit 7'\n")
        let reply = try home.backUp()
        #expect(reply.status == 0)
        #expect(reply.document["kind"] == "full")
        #expect(
            reply.errorText == "warning: shop: The hook for 'success' failed. "
                + "It ended with status 7. The last it said: \"no mail\".\n")
    }

    /// A hook that hangs, and the pipe that opens when it has begun.
    private func writeHangingHook() throws -> String {
        let pipe = home.folder.path("begun")
        #expect(mkfifo(pipe, 0o600) == 0)
        try writeHooks(extra: "  success: 'echo $$ > \(pipe); exec sleep 1000'\n")
        return pipe
    }

    /// Waits until the hook has begun, and gives its process id.
    private func begin(_ pipe: String) throws -> pid_t {
        let bytes = try #require(FileHandle(forReadingAtPath: pipe)).readToEnd()
        let text = String(decoding: bytes ?? Data(), as: UTF8.self)
        return try #require(pid_t(text.trimmingCharacters(in: .newlines)))
    }

    @Test func `a signal to a command that waits for a hook ends the hook`() throws {
        try home.addTask()
        let pipe = try writeHangingHook()
        let command = try home.program().start(["backup", "shop", "--json"])
        let hook = try begin(pipe)
        command.send(SIGINT)
        let result = try command.wait()
        #expect(result.status == 0)
        #expect(result.errorText.contains("It was ended before it was done"))
        #expect(kill(hook, 0) == -1 || isZombie(hook))
    }

    @Test func `the second signal to an engine ends a hook that hangs`() throws {
        try home.addTask()
        let pipe = try writeHangingHook()
        let server = try Server(in: home)
        #expect(try home.backUp().status == 0)
        let hook = try begin(pipe)
        server.running.send(SIGTERM)
        #expect(try server.end(by: SIGINT).status == 0)
        #expect(kill(hook, 0) == -1 || isZombie(hook))
    }

    /// An orphan that was killed may not have been taken by init.
    private func isZombie(_ pid: pid_t) -> Bool {
        let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)
        return stat?.contains(") Z ") ?? true
    }

    @Test func `a sign of life follows each good backup, and no other`() throws {
        let server = try LoopbackServer { _ in .status(200) }
        try home.addTask()
        try writeHooks(extra: "  heartbeat: '\(server.url("/ping"))'\n")
        #expect(try home.backUp().errorText == "")
        #expect(server.requests.count == 1)
        try FileManager.default.removeItem(atPath: home.database.path)
        #expect(try home.backUp().status == 1)
        #expect(server.requests.count == 1)
    }

    @Test func `one that does not arrive fails no backup, and tells no secret`() throws {
        let server = try LoopbackServer { _ in .status(500) }
        try home.addTask()
        let url = server.url("/hush?hush", user: "ada:hush@")
        try writeHooks(extra: "  heartbeat: '\(url)'\n")
        let reply = try home.backUp()
        #expect(reply.status == 0)
        #expect(
            reply.errorText == "warning: shop: The heartbeat failed. "
                + "http://127.0.0.1:\(server.port)/... answered with status 500.\n")
    }

    @Test func `an engine tells, whoever asked for the backup, and before it ends`() throws {
        try home.addTask()
        let go = home.folder.path("go")
        #expect(mkfifo(go, 0o600) == 0)
        try writeHooks("recovered", extra: "  success: 'read x < \(go); echo $x >&2; exit 1'\n")
        let server = try Server(in: home)
        #expect(try home.backUp().status == 0)
        server.running.send(SIGTERM)
        // Opens when the hook has begun.
        let pipe = try #require(FileHandle(forWritingAtPath: go))
        pipe.write(Data("late mail\n".utf8))
        try pipe.close()
        let line = try server.line(with: "The hook for 'success' failed")
        #expect(line.contains("late mail"))
        #expect(try server.end(by: 0).status == 0)
    }

    @Test func `a task that is late is told of once, whatever is restarted, and of its end`() throws
    {
        // Half a day away, so that nothing is due meanwhile.
        let hour = (Calendar.current.component(.hour, from: Date()) + 12) % 24
        try home.addTask("--incremental", "0 \(hour) * * *")
        let past = home.program([
            "LD_PRELOAD": "\(Program.buildFolder)/libFaultyMachine.so",
            "FAULTY_CLOCK_SECONDS": "-259200",
        ])
        #expect(try past.run("backup", "shop").status == 0)
        try writeHooks("late", "recovered")
        let first = try Server(in: home)
        #expect(try first.line(with: "is late").contains("shop: A backup was due at "))
        #expect(try first.line(with: "The hook").contains("The hook for 'late' was run."))
        #expect(told == ["late shop"])
        #expect(try first.end(by: SIGTERM).status == 0)
        let second = try Server(in: home)
        #expect(try home.backUp().status == 0)
        #expect(try home.backUp().status == 0)
        #expect(try second.end(by: SIGTERM).status == 0)
        #expect(told == ["late shop", "recovered shop"])
    }

    @Test func `what did not arrive is a warning until it is tried with success`() throws {
        try home.addTask("--incremental", "@daily")
        let flag = home.folder.path("mended")
        try writeHooks(extra: "  success: 'test -e \(flag)'\n")
        try home.backUp()
        #expect(try warnings() == ["alerts"])
        #expect(
            try home.program().run("status", "--check", "--warnings").text.contains(
                "shop: The hook for 'success' failed at "))
        let failed = try home.ask("alert", "success", "shop")
        #expect(failed.status == 1)
        #expect(failed.document["arrived"] == false)
        #expect(failed.document["problem"] == "It ended with status 1.")
        try Data().write(to: URL(fileURLWithPath: flag))
        #expect(try home.ask("alert", "success", "shop").status == 0)
        #expect(try warnings() == [])
        let all = try home.ask("history", "shop", "--alerts").document["alerts"].elements
        #expect(all.map { $0["arrived"] } == [true, false, false])
        #expect(all.map { $0["test"] } == [true, true, false])
        #expect(all.allSatisfy { $0["alert"] == "success" && $0["task"] == "shop" })
    }

    /// The kinds of warnings of the task, without those that this machine gives.
    private func warnings() throws -> [JSON] {
        try home.ask("status").document["tasks"][0]["warnings"].elements.map { $0["kind"] }
            .filter { $0 == "alerts" }
    }

    @Test(arguments: ["success", "failure", "late", "recovered"])
    func `an alert can be tried, and says that it is a test`(event: String) throws {
        try home.addTask()
        try writeHooks(extra: "  \(event): 'echo $STILLPOINT_TEST; cat'\n")
        let reply = try home.ask("alert", event, "shop")
        #expect(reply.status == 0)
        let lines = reply.document["output"].text.split(separator: "\n")
        #expect(lines.first == "1")
        let document = try JSON(String(lines.last ?? ""))
        #expect(document["test"] == true)
        #expect(document["event"].text == event)
        #expect(document["summary"].text.hasPrefix("shop (test): "))
        #expect((document["error"] == .null) == (event != "failure"))
        #expect((document["due"] == .null) == (event != "late"))
        #expect(try home.program().run("alert", event, "shop").text.contains("ended well"))
    }

    @Test func `a heartbeat can be tried, and asks for nothing else`() throws {
        let server = try LoopbackServer { _ in .status(200) }
        try home.addTask()
        try writeHooks("success", extra: "  heartbeat: '\(server.url("/ping"))'\n")
        let result = try home.program().run("alert", "heartbeat", "shop")
        #expect(result.status == 0)
        #expect(result.text == "The heartbeat has arrived.\n")
        #expect(server.requests.count == 1)
        #expect(told == [])
        let shown = try home.ask("task", "show", "shop")
        #expect(shown.document["alerts"] == .array(["success", "heartbeat"]))
    }

    @Test func `an alert that there is not cannot be tried`() throws {
        try home.addTask()
        #expect(try home.ask("alert", "late", "shop").failure == "configuration")
        #expect(try home.ask("alert", "sucess", "shop").failure == "usage")
        #expect(try home.ask("alert", "late", "nosuch").failure == "unknownTask")
    }

    @Test func `a task's own alerts take the place of those of all, key by key`() throws {
        try home.addTask()
        try writeHooks("success", "failure")
        let path = home.folder.path("home/tasks/shop.yaml")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try Data((text + "alerts:\n  success: none\n").utf8).write(to: URL(fileURLWithPath: path))
        #expect(try home.backUp().status == 0)
        #expect(told == [])
        #expect(try home.ask("task", "disable", "shop").status == 0)
        #expect(try home.ask("task", "enable", "shop").status == 0)
        #expect(try home.backUp().status == 0)
        #expect(told == [])
    }
}
