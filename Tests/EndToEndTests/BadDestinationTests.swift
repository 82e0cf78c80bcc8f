import Foundation
import TestSupport
import Testing

/// Places for backups that are not there, may not be written, or hold other things.
@Suite struct BadDestinationTests {
    private func home() throws -> Home {
        let home = try Home()
        try home.addTask()
        return home
    }

    @Test func `a destination that is gone is said to be so, and is not made`() throws {
        let home = try home()
        try FileManager.default.removeItem(atPath: home.destination)
        let reply = try home.backUp()
        #expect(reply.status == 1)
        #expect(reply.failure == "destinationMissing")
        #expect(!FileManager.default.fileExists(atPath: home.destination))
    }

    @Test func `a destination that is a file is said to be so`() throws {
        let home = try home()
        try FileManager.default.removeItem(atPath: home.destination)
        try Data().write(to: URL(fileURLWithPath: home.destination))
        let reply = try home.backUp()
        #expect(reply.status == 1)
        #expect(reply.failure == "destinationMissing")
    }

    @Test(arguments: [["points", "shop"], ["leftovers", "shop"], ["verify", "shop"]])
    func `a destination that is gone has no points, and that is no success`(arguments: [String])
        throws
    {
        let home = try home()
        try FileManager.default.removeItem(atPath: home.destination)
        let reply = try home.ask(arguments)
        #expect(reply.status == 1)
        #expect(reply.failure == "destinationMissing")
    }

    @Test func `status tells of a destination that is gone`() throws {
        let home = try home()
        try home.backUp()
        try FileManager.default.removeItem(atPath: home.destination)
        let reply = try home.ask("status", "--check")
        #expect(reply.status == 3)
        #expect(reply.document["tasks"][0]["state"] == "failed")
    }

    @Test func `a destination that goes away during a backup ends it with that word`() throws {
        let home = try home()
        try home.database.addItems(400, bytes: 100_000)
        let backup = try StoppedBackup(in: home)
        try FileManager.default.removeItem(atPath: home.destination)
        let reply = try backup.end(by: SIGCONT)
        #expect(reply.status == 1)
        #expect(reply.failure == "destinationMissing")
        #expect(!FileManager.default.fileExists(atPath: home.destination))
    }

    @Test func `a read-only destination is said to be so`() throws {
        let home = try home()
        let reply = try Privileges.with(mode: 0o500, of: home.destination) {
            try Privileges.run(home.program(), ["backup", "shop", "--json"])
        }
        #expect(reply.status == 1)
        #expect(Home.Reply(result: reply).failure == "destinationUnwritable")
        #expect(home.files(below: home.destination) == [])
    }

    @Test(arguments: ["points", "verify", "leftovers"])
    func `what only reads works on a read-only destination`(command: String) throws {
        let home = try home()
        let file = URL(fileURLWithPath: try home.backUp().document["file"].text)
        let reply = try Privileges.with(mode: 0o500, of: home.destination) {
            try Privileges.with(mode: 0o500, of: file.deletingLastPathComponent().path) {
                try Privileges.run(home.program(), [command, "shop", "--json"])
            }
        }
        #expect(reply.status == 0)
    }

    @Test func `a read-only destination can be restored from`() throws {
        let home = try home()
        try home.backUp()
        let target = home.folder.path("restored.db")
        let reply = try Privileges.with(mode: 0o500, of: home.destination) {
            try Privileges.run(home.program(), ["restore", "shop", "--to", target])
        }
        #expect(reply.status == 0)
    }

    @Test func `a task is not added for a destination that may not be written`() throws {
        let home = try Home()
        let arguments = [
            "task", "add", "shop", "--database", home.database.path, "--to", home.destination,
            "--json",
        ]
        let reply = try Privileges.with(mode: 0o500, of: home.destination) {
            try Privileges.run(home.program(), arguments)
        }
        #expect(Home.Reply(result: reply).failure == "destinationUnwritable")
    }

    /// Things that somebody else keeps in the same folder.
    private func addForeignFiles(to folder: String) throws {
        let names = [
            "notes.txt", "full-backup.sqlite.zst", "x.zst", "other.db", "x.in-progress",
            "x.json", ".hidden",
        ]
        for name in names {
            try Data("not ours".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
        }
        mkfifo("\(folder)/2026-01-01T00-00-00+0000.full-backup.sqlite.zst", 0o600)
        mkdir("\(folder)/2026-01-02T00-00-00+0000.full-backup.sqlite.zst", 0o700)
        symlink("nowhere", "\(folder)/2026-01-03T00-00-00+0000.full-backup.sqlite.zst")
        symlink(".", "\(folder)/round")
    }

    @Test func `foreign files are neither points nor leftovers`() throws {
        let home = try home()
        try addForeignFiles(to: home.destination)
        try home.backUp()
        #expect(try home.points().count == 1)
        #expect(try home.leftovers() == [])
    }

    @Test func `foreign files stay as they are`() throws {
        let home = try home()
        try addForeignFiles(to: home.destination)
        let before = Set(home.files(below: home.destination))
        try home.backUp()
        try home.ask("verify", "shop")
        #expect(before.isSubset(of: home.files(below: home.destination)))
    }

    @Test func `a foreign file with the name of a backup is told of and restored by nobody`() throws
    {
        let home = try home()
        let path = "\(home.destination)/2026-01-01T00-00-00+0000.full-backup.sqlite.zst"
        try Data("not ours".utf8).write(to: URL(fileURLWithPath: path))
        let points = try home.ask("points", "shop").document
        #expect(points["points"] == .array([]))
        #expect(points["unreadable"][0]["file"].text == path)
        #expect(try home.ask("restore", "shop", "--to", "x").failure == "noPoints")
    }

    @Test(arguments: ["notes.txt", "x.in-progress", "x.json"])
    func `a foreign file cannot be removed as a leftover`(name: String) throws {
        let home = try home()
        try addForeignFiles(to: home.destination)
        let path = "\(home.destination)/\(name)"
        #expect(try home.ask("leftovers", "remove", path).failure == "notALeftover")
        #expect(FileManager.default.fileExists(atPath: path))
    }

    @Test func `two homes with one task name and one destination keep their chains apart`() throws {
        let (home, other) = (try Home(), try Home())
        try home.addTask()
        let task = ["task", "add", "shop", "--database", other.database.path]
        try other.ask(task + ["--to", home.destination])
        for round in 1...3 {
            for (number, each) in [home, other].enumerated() {
                try each.database.addItems(round + number, bytes: 2000)
                try #require(try each.backUp().status == 0)
            }
        }
        let points = try home.points()
        #expect(Set(points.map { $0["chain"] }).count == 2)
        #expect(points.allSatisfy { $0["state"] == "complete" })
        #expect(try home.ask("verify", "shop").document["outcome"] == "verified")
    }
}
