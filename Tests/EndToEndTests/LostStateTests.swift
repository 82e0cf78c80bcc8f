import Foundation
import TestSupport
import Testing

/// What is kept beside the files, lost or damaged: no restore point goes with it.
@Suite struct LostStateTests {
    private func home() throws -> Home {
        let home = try Home()
        try home.addTask()
        try home.backUp()
        try home.database.addItems(3, bytes: 3000)
        return home
    }

    private func state(_ home: Home, _ name: String) -> String {
        home.folder.path("home/state/\(name)")
    }

    @Test func `a history that is lost begins anew and loses no point`() throws {
        let home = try home()
        for ending in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: state(home, "history.sqlite") + ending)
        }
        #expect(try home.backUp().document["kind"] == "incremental")
        #expect(try home.points().count == 2)
        #expect(try home.ask("history").document["runs"].elements.count == 1)
    }

    private func damageHistory(_ home: Home) throws {
        for ending in ["-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: state(home, "history.sqlite") + ending)
        }
        try Data("this is no history, but some text that is long enough for a page".utf8)
            .write(to: URL(fileURLWithPath: state(home, "history.sqlite")))
    }

    @Test func `with a damaged history a backup is made, and it is said`() throws {
        let home = try home()
        try damageHistory(home)
        let reply = try home.backUp()
        #expect(reply.status == 0)
        #expect(reply.document["kind"] == "incremental")
        #expect(reply.document["warnings"][0].text.contains("history"))
    }

    @Test func `with a damaged history status still looks at the files, and it is said`() throws {
        let home = try home()
        try damageHistory(home)
        let reply = try home.ask("status")
        #expect(reply.document["tasks"][0]["points"] == 1)
        #expect(reply.document["problems"][0].text.contains("history"))
    }

    @Test(arguments: ["lost", "cut", "damaged"])
    func `without its page table the next backup is a full one and says so`(what: String) throws {
        let home = try home()
        let folder = state(home, "page-tables/shop")
        let table = try "\(folder)/\(#require(home.files(below: folder).first))"
        switch what {
        case "lost": try FileManager.default.removeItem(atPath: table)
        case "cut": try Damage.cut(table, to: 70)
        default: try Damage.flipByte(at: 80, in: table)
        }
        let backup = try home.backUp().document
        #expect(backup["kind"] == "full")
        #expect(backup["reason"].text.contains("page table"))
    }

    @Test func `without any state all points are there and the next backup is a full one`() throws {
        let home = try home()
        try FileManager.default.removeItem(atPath: home.folder.path("home/state"))
        #expect(try home.points().count == 1)
        #expect(try home.backUp().document["kind"] == "full")
    }

    @Test func `a configuration with a typo is named with file and line`() throws {
        let home = try home()
        let path = home.folder.path("home/tasks/shop.yaml")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try (text + "levle: 3\n").write(toFile: path, atomically: true, encoding: .utf8)
        let line = text.split(separator: "\n", omittingEmptySubsequences: false).count
        let reply = try home.backUp()
        #expect(reply.status == 2)
        #expect(reply.failure == "configuration")
        #expect(reply.message.hasPrefix("\(path):\(line): "))
    }

    @Test func `a check of the configuration lists every problem`() throws {
        let home = try home()
        let path = home.folder.path("home/tasks/shop.yaml")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try (text + "levle: 3\nmax-chian: 4\n").write(
            toFile: path, atomically: true, encoding: .utf8)
        let reply = try home.ask("config", "check")
        #expect(reply.status == 2)
        #expect(reply.document["problems"].elements.count == 2)
    }

    @Test func `one task with a typo keeps no other from being backed up`() throws {
        let home = try home()
        try "levle: 3\n".write(
            toFile: home.folder.path("home/tasks/bad.yaml"), atomically: true, encoding: .utf8)
        #expect(try home.backUp().status == 0)
    }
}
