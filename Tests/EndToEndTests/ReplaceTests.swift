import Foundation
import TestSupport
import Testing

/// Restores that replace a live database, with the real program and other programs at work.
@Suite struct ReplaceTests {
    /// A home with one restore point, and a database that went on after it.
    private func home(journal: String = "wal") throws -> (home: Home, point: String, old: String) {
        let home = try Home(journal: journal)
        try home.addTask()
        try home.database.addItems(300, bytes: 3000)
        try home.backUp()
        let old = try home.database.dump()
        try home.database.addItems(200, bytes: 3000)
        return (home, try #require(home.points().first)["id"].text, old)
    }

    private func replace(_ home: Home, _ point: String, _ options: String...) throws -> Home.Reply {
        try home.ask(["restore", "shop", "--point", point, "--replace", "--yes"] + options)
    }

    @Test(arguments: ["wal", "delete", "truncate", "persist"])
    func `the database is the restored one, and what was there is a restore point`(journal: String)
        throws
    {
        let (home, point, old) = try home(journal: journal)
        let new = try home.database.dump()
        let reply = try replace(home, point)
        #expect(reply.status == 0, "\(reply.message)")
        #expect(try home.database.dump() == old && home.database.state() == Database.soundState)
        let back = try replace(home, reply.document["safetyPoint"].text)
        #expect(back.status == 0)
        #expect(try home.database.dump() == new && home.database.state() == Database.soundState)
    }

    @Test(arguments: ["wal", "delete"])
    func `the journal mode stays, and no file is left`(journal: String) throws {
        let (home, point, _) = try home(journal: journal)
        let mode = journal == "wal" ? "delete" : "wal"
        try home.database.run("PRAGMA journal_mode=\(mode)")
        _ = try replace(home, point)
        #expect(home.database.companions.isEmpty)
        #expect(try home.database.run("PRAGMA journal_mode") == mode)
        let files = home.files(below: home.folder.path).filter { $0.hasPrefix("shop.db") }
        #expect(files == ["shop.db"])
    }

    @Test func `the next backup is a full one and says why`() throws {
        let (home, point, _) = try home()
        _ = try replace(home, point)
        let backup = try home.backUp().document
        #expect(backup["kind"] == "full")
        #expect(backup["reason"].text.contains("a restore has put the database back"))
        try home.database.addItems(1, bytes: 10)
        #expect(try home.backUp().document["kind"] == "incremental")
    }

    @Test(arguments: ["wal", "delete"])
    func `a program that commits all the time goes on in the restored database`(journal: String)
        throws
    {
        let (home, point, _) = try home(journal: journal)
        let writer = try TransferWriter(to: home.database, patience: 30, rest: 0.002)
        let reply = try replace(home, point)
        #expect(reply.status == 0, "\(reply.message)")
        let summary = try writer.end()
        #expect(summary.errors.isEmpty && summary.commits > 0)
        #expect(try home.database.state() == Database.soundState)
        let safety = home.folder.path("safety.db")
        _ = try home.restore(reply.document["safetyPoint"].text, to: "safety.db")
        #expect(try Database(safety).state() == Database.soundState)
    }

    @Test func `a reader of a WAL database keeps its state until it reads anew`() throws {
        let (home, point, old) = try home()
        let reader = try Transaction(on: home.database, "BEGIN; SELECT count(*) FROM item")
        #expect(try replace(home, point).status == 0)
        #expect(try home.database.dump() == old)
        try reader.end()
        #expect(try home.database.state() == Database.soundState)
    }

    @Test func `a lock that stays stops it before anything is changed`() throws {
        let (home, point, _) = try home()
        let new = try home.database.dump()
        let writer = try Transaction(on: home.database, "BEGIN IMMEDIATE")
        #expect(try replace(home, point).failure == "databaseBusy")
        try writer.end()
        #expect(try home.database.dump() == new && home.points().count == 1)
    }

    @Test func `a reader that stays stops it without WAL, and nothing is changed`() throws {
        let (home, point, _) = try home(journal: "delete")
        let new = try home.database.dump()
        let reader = try Transaction(on: home.database, "BEGIN; SELECT count(*) FROM item")
        #expect(try replace(home, point).failure == "databaseBusy")
        try reader.end()
        #expect(try home.database.dump() == new)
        try home.database.addItems(1, bytes: 10)
        #expect(try !home.backUp().document["reason"].text.contains("a restore"))
    }

    @Test(arguments: [("wal", "targetInUse"), ("delete", "")])
    func `another page size is refused in WAL mode and taken without`(mode: String, failure: String)
        throws
    {
        let (home, point, old) = try home(journal: "delete")
        try home.database.run("PRAGMA page_size=8192; VACUUM; PRAGMA journal_mode=\(mode)")
        let reply = try replace(home, point)
        #expect(reply.failure == failure)
        #expect(try (home.database.dump() == old) == failure.isEmpty)
        #expect(try home.database.state() == Database.soundState)
    }

    @Test func `a database of no task is set aside beside itself`() throws {
        let (home, point, old) = try home()
        let folder = try home.folder.folder("other")
        let other = Database(folder + "/other.db")
        try other.run("CREATE TABLE poem(line); INSERT INTO poem VALUES('o rose')")
        let poem = try other.dump()
        let reply = try replace(home, point, "--to", other.path)
        #expect(reply.status == 0, "\(reply.message)")
        #expect(try other.dump() == old)
        let back = try home.ask(
            "restore", "--in", folder, "--to", other.path, "--replace", "--yes", "--point",
            reply.document["safetyPoint"].text)
        #expect(back.status == 0)
        #expect(try other.dump() == poem)
    }

    @Test func `an empty file is replaced`() throws {
        let (home, point, old) = try home()
        let empty = Database(home.folder.path("empty.db"))
        try Data().write(to: URL(fileURLWithPath: empty.path))
        #expect(try replace(home, point, "--to", empty.path).status == 0)
        #expect(try empty.dump() == old)
    }

    @Test func `what is no database is left alone`() throws {
        let (home, point, _) = try home()
        let poem = home.folder.path("poem.txt")
        let text = String(repeating: "o rose thou art sick\n", count: 100)
        try text.write(toFile: poem, atomically: true, encoding: .utf8)
        let reply = try replace(home, point, "--to", poem)
        #expect(reply.failure == "notADatabase")
        #expect(try String(contentsOfFile: poem, encoding: .utf8) == text)
    }

    @Test func `a lost database comes back at its own path`() throws {
        let (home, point, old) = try home()
        try FileManager.default.removeItem(atPath: home.database.path)
        let reply = try replace(home, point)
        #expect(reply.document["replaced"] == false)
        #expect(try home.database.dump() == old)
    }

    @Test func `without a terminal and without --yes nobody is taken to agree`() throws {
        let (home, point, _) = try home()
        let new = try home.database.dump()
        let reply = try home.ask("restore", "shop", "--point", point, "--replace")
        #expect(reply.status == 2 && reply.failure == "usage")
        #expect(try home.database.dump() == new)
    }

    @Test func `only a task's database needs no path`() throws {
        let (home, _, _) = try home()
        #expect(try home.ask("restore", "shop").failure == "usage")
        #expect(
            try home.ask("restore", "--in", home.destination, "--replace", "--yes").status == 2)
    }

    @Test func `a dry run says what is lost and by whom it is used, and changes nothing`() throws {
        let (home, point, _) = try home()
        let writer = try TransferWriter(to: home.database, patience: 30, rest: 0.002)
        let plan = try home.ask("restore", "shop", "--point", point, "--replace", "--dry-run")
        _ = try writer.end()
        let checks = plan.document["checks"].elements
        let use = checks.first { $0["name"] == "in use" }
        #expect(use?["result"] == "warning" && use?["detail"].text.contains("python3") == true)
        #expect(checks.first { $0["name"] == "newer work" }?["result"] == "warning")
        #expect(plan.document["replaces"] == true && plan.document["possible"] == true)
        #expect(try home.points().count == 1)
    }
}
