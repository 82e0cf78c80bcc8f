import Foundation
import TestSupport
import Testing

/// Command lines that cannot be carried out, and where words about it go.
@Suite struct UsageTests {
    private static let wrong: [[String]] = [
        ["bogus"], ["backup"], ["backup", "nosuch"], ["backup", "shop", "--full", "--incremental"],
        ["backup", "bad name"], ["backup", ""], ["restore", "shop"], ["restore", "--to", "x"],
        ["restore", "shop", "--to", ""], ["restore", "shop", "--to", "x", "--at", "tomorrow"],
        ["restore", "shop", "--to", "x", "--point", "ab", "--at", "2026-01-01 00:00"],
        ["restore", "shop", "--to", "x", "--check", "some"], ["points", "shop", "--in", "x"],
        ["verify", "shop", "--level", "deep"], ["leftovers", "remove"],
        ["history", "--limit", "x"],
        ["task", "show", "nosuch"], ["task", "enable", "nosuch"], ["task", "remove", "nosuch"],
        ["task", "add", "shop"], ["verify"],
    ]

    @Test(arguments: wrong)
    func `wrong usage ends with 2 and one document that says what to do`(arguments: [String]) throws
    {
        let home = try Home()
        let reply = try home.ask(arguments)
        let error = reply.document["error"]
        #expect(reply.status == 2)
        #expect(reply.document["schemaVersion"] == 1)
        #expect(error.keys == ["code", "message", "cause", "next"])
        #expect(!error["message"].text.isEmpty && !error["next"].text.isEmpty)
    }

    @Test(arguments: wrong)
    func `with a document nothing is on standard error`(arguments: [String]) throws {
        #expect(try Home().ask(arguments).errorText == "")
    }

    @Test(arguments: [
        "with space", "qu\"ote", "new\nline", "a/b", "", ".", "..", ".hidden", "esc\u{1B}[2J",
        "\u{202E}x",
        String(repeating: "x", count: 65),
    ])
    func `a task cannot have a name that is no safe file name`(name: String) throws {
        let home = try Home()
        let reply = try home.ask(
            "task", "add", name, "--database", home.database.path, "--to", home.destination)
        #expect(reply.status == 2)
        #expect(reply.failure == "usage")
        #expect(!home.files(below: home.folder.path).contains { $0.hasSuffix(".yaml") })
    }

    @Test(arguments: ["üñí", "магазин", "店", "e\u{301}té", "x.yaml", "1-a_b.c"])
    func `a task may have a name of letters of any script`(name: String) throws {
        let home = try Home()
        try home.ask(
            "task", "add", name, "--database", home.database.path, "--to", home.destination)
        #expect(try home.ask("backup", name).status == 0)
        #expect(try home.ask("points", name).document["points"].elements.count == 1)
    }

    @Test func `a name that is written with other bytes is the same task and the same lock`() throws
    {
        let home = try Home()
        try home.database.addItems(400, bytes: 100_000)
        try home.ask(
            "task", "add", "\u{E9}t\u{E9}", "--database", home.database.path, "--to",
            home.destination)
        let fault = Fault(kind: .stop, call: 30)
        let first = try home.program(fault.environment(home.destination))
            .start(["backup", "\u{E9}t\u{E9}"])
        try first.waitUntilStopped()
        let second = try home.ask("backup", "e\u{301}te\u{301}")
        first.send(SIGKILL)
        _ = try first.wait()
        #expect(second.status == 75)
    }

    @Test(arguments: ["61 * * * *", "* * *", "@sometimes", ""])
    func `a schedule that cannot be read is refused when it is entered`(schedule: String) throws {
        let home = try Home()
        let reply = try home.addTask("--full", schedule)
        #expect(reply.status == 2)
        #expect(!home.files(below: home.folder.path).contains { $0.hasSuffix(".yaml") })
    }

    @Test func `a second task of the same name is refused`() throws {
        let home = try Home()
        try home.addTask()
        let reply = try home.addTask()
        #expect(reply.status == 2)
        #expect(reply.failure == "taskExists")
    }

    @Test func `progress as JSON is one object a line on standard error`() throws {
        let home = try Home()
        try home.addTask()
        let result = try home.program().run("backup", "shop", "--progress", "json")
        let lines = result.errorText.split(separator: "\n").map { try? JSON(String($0)) }
        #expect(!lines.isEmpty)
        #expect(
            lines.allSatisfy { line in
                line?.keys.isSuperset(of: ["phase", "done", "total", "seconds"]) == true
            })
    }

    @Test(arguments: [["backup", "shop"], ["verify", "shop"], ["points", "shop"], ["status"]])
    func `in a pipe nothing is on standard error`(arguments: [String]) throws {
        let home = try Home()
        try home.addTask()
        try home.backUp()
        let result = try home.program().run(arguments)
        #expect(result.status == 0)
        #expect(result.errorText == "")
    }

    @Test func `for people a failure is on standard error, with cause and next step`() throws {
        let home = try Home()
        let result = try home.program().run("backup", "nosuch")
        #expect(result.text == "")
        #expect(result.errorText.hasPrefix("error: "))
        #expect(result.errorText.contains("\ncause: ") && result.errorText.contains("\nnext:  "))
    }
}
