import Foundation
import TestSupport
import Testing

/// The documents that programs read.
@Suite struct DocumentTests {
    @Test func `task add tells of the task it added`() throws {
        let reply = try Home().addTask("--full", "0 2 * * 0", "--incremental", "@hourly")
        #expect(reply.status == 0)
        #expect(reply.document["name"] == "shop")
        #expect(reply.document["full"] == "0 2 * * 0")
    }

    @Test func `a first backup is a full one and says why`() throws {
        let home = try Home()
        try home.addTask()
        let reply = try home.backUp()
        #expect(reply.status == 0)
        #expect(reply.document["kind"] == "full")
        #expect(reply.document["reason"] == "the first backup of this task")
    }

    @Test func `the document of a backup has every field`() throws {
        let home = try Home()
        try home.addTask()
        let expected: Set = [
            "schemaVersion", "kind", "reason", "file", "chain", "sequence", "pages", "changedPages",
            "imageBytes", "fileBytes", "seconds", "freezeSeconds",
        ]
        #expect(try home.backUp().document.keys.isSuperset(of: expected))
    }

    @Test func `the document of an unchanged backup has every field`() throws {
        let home = try Home()
        try home.addTask()
        let full = try home.backUp().document.keys
        let unchanged = try home.backUp().document
        #expect(unchanged["kind"] == "unchanged")
        #expect(unchanged.keys == full)
    }

    @Test func `an unchanged backup writes no file and says why`() throws {
        let home = try Home()
        try home.addTask()
        try home.backUp()
        let before = home.files(below: home.destination)
        let reply = try home.backUp()
        #expect(reply.document["reason"] == "nothing has changed since the last backup")
        #expect(reply.document["file"] == nil)
        #expect(home.files(below: home.destination) == before)
    }

    @Test func `an incremental backup names its chain and its place in it`() throws {
        let home = try Home()
        try home.addTask()
        let full = try home.backUp().document
        try home.database.addItems(3, bytes: 100)
        let incremental = try home.backUp().document
        #expect(incremental["kind"] == "incremental")
        #expect(incremental["chain"] == full["chain"])
        #expect(incremental["sequence"] == 1)
    }

    @Test func `points are listed oldest first with every field`() throws {
        let home = try Home()
        try home.addTask()
        try home.backUp()
        try home.database.addItems(3, bytes: 100)
        try home.backUp()
        let points = try home.points()
        let expected: Set = [
            "id", "task", "kind", "chain", "sequence", "time", "file", "fileBytes", "imageBytes",
            "node", "state",
        ]
        #expect(points.map { $0["sequence"] } == [0, 1])
        #expect(points.allSatisfy { $0.keys.isSuperset(of: expected) })
        #expect(points.allSatisfy { $0["state"] == "complete" })
    }

    @Test func `the time of a point has the node's offset`() throws {
        let home = try Home()
        try home.addTask()
        try home.backUp()
        let time = try #require(home.points().first)["time"].text
        #expect(time.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[12]:00/) != nil)
    }

    @Test func `points of a folder need no task and no home`() throws {
        let home = try Home()
        try home.addTask()
        try home.backUp()
        let other = try Home()
        let reply = try other.ask("points", "--in", home.destination)
        #expect(reply.document["points"][0]["task"] == "shop")
    }

    @Test func `a restore tells where, which point, and how it was checked`() throws {
        let home = try Home()
        try home.addTask()
        let backup = try home.backUp().document
        let reply = try home.restore(backup["point"].text, to: "restored.db", "--check", "full")
        #expect(reply.status == 0)
        #expect(reply.document["to"].text == home.folder.path("restored.db"))
        #expect(reply.document["point"] == backup["point"])
        #expect(reply.document["check"] == "full")
        #expect(reply.document["imageBytes"] == backup["imageBytes"])
        #expect(reply.document["seconds"].number >= 0)
    }

    @Test func `a dry run tells every check and writes nothing`() throws {
        let home = try Home()
        try home.addTask()
        try home.backUp()
        let before = files(of: home)
        let reply = try home.ask(
            "restore", "shop", "--to", home.folder.path("new.db"), "--dry-run")
        let names = reply.document["checks"].elements.map { $0["name"].text }
        #expect(names == ["chain", "target", "folder", "space", "time"])
        #expect(reply.document["possible"].isTrue)
        #expect(files(of: home) == before)
    }

    /// Reading the history may take away what SQLite left beside it.
    private func files(of home: Home) -> [String] {
        home.files(below: home.folder.path).filter { !$0.contains("history.sqlite-") }
    }

    @Test func `a dry run to an existing file tells which check stops it`() throws {
        let home = try Home()
        try home.addTask()
        try home.backUp()
        let reply = try home.ask("restore", "shop", "--to", home.database.path, "--dry-run")
        let stopping = reply.document["checks"].elements.filter { $0["result"] == "stop" }
        #expect(reply.status == 1)
        #expect(stopping.map { $0["name"].text } == ["target"])
    }

    @Test(arguments: ["bytes", "content", "drill"])
    func `verifying tells the level and what it comes to`(level: String) throws {
        let home = try Home()
        try home.addTask()
        try home.backUp()
        let reply = try home.ask("verify", "shop", "--level", level)
        #expect(reply.status == 0)
        #expect(reply.document["outcome"] == "verified")
        #expect(reply.document["level"].text == level)
        #expect(reply.document["findings"] == .array([]))
    }

    @Test func `verifying nothing is inconclusive and no success`() throws {
        let home = try Home()
        try home.addTask()
        let reply = try home.ask("verify", "shop")
        #expect(reply.status == 1)
        #expect(reply.document["outcome"] == "inconclusive")
    }

    @Test func `verifying a damaged backup names the file, the problem and the consequence`() throws
    {
        let home = try Home()
        try home.addTask()
        let file = try home.backUp().document["file"].text
        try Damage.flipByte(at: 100, in: file)
        let reply = try home.ask("verify", "shop", "--level", "bytes")
        let finding = reply.document["findings"][0]
        #expect(reply.status == 1)
        #expect(reply.document["outcome"] == "failed")
        #expect(finding["file"].text == file)
        #expect(!finding["problem"].text.isEmpty && !finding["consequence"].text.isEmpty)
    }

    @Test func `the history keeps every run, newest first`() throws {
        let home = try Home()
        try home.addTask()
        try home.backUp()
        try home.ask("verify", "shop")
        let runs = try home.ask("history", "shop").document["runs"].elements
        #expect(runs.map { $0["action"].text } == ["verify", "backup"])
        #expect(runs.allSatisfy { $0["outcome"] == "succeeded" })
        #expect(runs.allSatisfy { $0["origin"].text == "by \(NSUserName())" })
    }

    @Test func `the history keeps what a failed run said`() throws {
        let home = try Home()
        try home.addTask()
        try FileManager.default.removeItem(atPath: home.database.path)
        try home.backUp()
        let run = try home.ask("history").document["runs"][0]
        #expect(run["outcome"] == "failed")
        #expect(run["error"]["code"] == "databaseMissing")
    }

    @Test func `status of a healthy task asks for no attention`() throws {
        let home = try Home()
        try home.addTask()
        try home.backUp()
        let reply = try home.ask("status", "--check")
        #expect(reply.status == 0)
        #expect(reply.document["tasks"][0]["state"] == "good")
    }

    @Test func `status of a task without restore points asks for attention`() throws {
        let home = try Home()
        try home.addTask()
        let reply = try home.ask("status", "--check")
        #expect(reply.status == 3)
        #expect(reply.document["tasks"][0]["state"] == "never-run")
    }

    @Test func `warnings count only when asked for`() throws {
        let home = try Home()
        try home.addTask()
        try home.backUp()
        #expect(try home.ask("status", "--check").status == 0)
        let reply = try home.ask("status", "--check", "--warnings")
        #expect(reply.status == 3)
        let kinds = reply.document["tasks"][0]["warnings"].elements.map(\.["kind"].text)
        #expect(kinds == ["same-device", "drill"])
    }

    @Test func `a task that another process runs is running`() throws {
        let home = try Home()
        try home.addTask()
        try home.database.addItems(400, bytes: 100_000)
        let backup = try StoppedBackup(in: home)
        #expect(try home.ask("status").document["tasks"][0]["state"] == "running")
        #expect(try backup.end(by: SIGCONT).status == 0)
        #expect(try home.ask("status").document["tasks"][0]["state"] == "good")
    }

    @Test func `the status is written for Prometheus at once and readable for all`() throws {
        let home = try Home()
        try home.addTask()
        let path = home.folder.path("stillpoint.prom")
        try "old".write(toFile: path, atomically: true, encoding: .utf8)
        let result = try home.program().run("status", "--check", "--prometheus", path)
        #expect(result.status == 3)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.contains("stillpoint_task_state{task=\"shop\",state=\"never-run\"} 1\n"))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect(mode as? Int == 0o644)
        #expect(home.files(below: home.folder.path).allSatisfy { !$0.hasSuffix(".tmp") })
        let printed = try home.program().run("status", "--prometheus", "-")
        #expect(printed.status == 0)
        #expect(printed.text.hasPrefix("# HELP stillpoint_"))
    }

    @Test func `a disabled task makes no backup until it is enabled again`() throws {
        let home = try Home()
        try home.addTask()
        try home.ask("task", "disable", "shop")
        let refused = try home.backUp()
        #expect(refused.status == 1)
        #expect(refused.failure == "taskDisabled")
        try home.ask("task", "enable", "shop")
        #expect(try home.backUp().status == 0)
    }

    @Test func `removing a task leaves its backups where they are`() throws {
        let home = try Home()
        try home.addTask()
        try home.backUp()
        #expect(try home.ask("task", "remove", "shop").status == 0)
        #expect(try home.ask("task", "list").document["tasks"] == .array([]))
        let points = try home.ask("points", "--in", home.destination)
        #expect(points.document["points"].elements.count == 1)
    }

    @Test func `a sound configuration has no problems`() throws {
        let home = try Home()
        try home.addTask()
        let reply = try home.ask("config", "check")
        #expect(reply.status == 0)
        #expect(reply.document["problems"] == .array([]))
    }
}
