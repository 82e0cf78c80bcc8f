import Foundation
import TestSupport
import Testing

/// Restores that are refused before a byte is written, and chains with something missing.
@Suite struct RestoreRefusalTests {
    /// A home with a chain of four.
    private func home() throws -> (home: Home, points: [JSON]) {
        let home = try Home()
        try home.addTask()
        for count in 1...4 {
            try home.database.addItems(count, bytes: 3000)
            try home.backUp()
        }
        return (home, try home.points())
    }

    @Test(arguments: ["", "-wal", "-journal", "-shm"])
    func `a target that is there in whole or in part is refused`(ending: String) throws {
        let (home, _) = try home()
        let target = home.folder.path("target.db")
        try Data("precious".utf8).write(to: URL(fileURLWithPath: target + ending))
        let reply = try home.ask("restore", "shop", "--to", target)
        #expect(reply.status == 1)
        #expect(reply.failure == (ending.isEmpty ? "targetExists" : "targetInUse"))
        #expect(try String(contentsOfFile: target + ending, encoding: .utf8) == "precious")
    }

    @Test func `a link to nowhere is a target that exists`() throws {
        let (home, _) = try home()
        symlink("nowhere", home.folder.path("target.db"))
        let reply = try home.ask("restore", "shop", "--to", home.folder.path("target.db"))
        #expect(reply.failure == "targetExists")
        #expect(!FileManager.default.fileExists(atPath: home.folder.path("nowhere")))
    }

    @Test func `a foreign file in the place of the file in progress is left alone`() throws {
        let (home, _) = try home()
        let path = home.folder.path("target.db.in-progress")
        try Data("precious".utf8).write(to: URL(fileURLWithPath: path))
        let reply = try home.ask("restore", "shop", "--to", home.folder.path("target.db"))
        #expect(reply.failure == "targetInUse")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "precious")
    }

    @Test func `a folder that is not there is not made`() throws {
        let (home, _) = try home()
        let reply = try home.ask("restore", "shop", "--to", home.folder.path("no/target.db"))
        #expect(reply.failure == "destinationMissing")
    }

    @Test func `a folder that may not be written is said to be so`() throws {
        let (home, _) = try home()
        let folder = try home.folder.folder("locked")
        let reply = try Privileges.with(mode: 0o500, of: folder) {
            try Privileges.run(
                home.program(), ["restore", "shop", "--to", folder + "/x.db", "--json"])
        }
        #expect(Home.Reply(result: reply).failure == "destinationUnwritable")
    }

    @Test(arguments: ["0123456789abcdef", "zzzz", "", "abc"])
    func `a point that is not there is never replaced by another`(point: String) throws {
        let (home, _) = try home()
        let reply = try home.restore(point, to: "target.db")
        #expect(reply.status == 1)
        #expect(reply.failure == "unknownPoint")
    }

    @Test func `the first digits of an id are enough`() throws {
        let (home, points) = try home()
        let reply = try home.restore(String(points[2]["id"].text.prefix(10)), to: "target.db")
        #expect(reply.document["point"] == points[2]["id"])
    }

    @Test func `a time before the first point has no state`() throws {
        let (home, _) = try home()
        let reply = try home.ask(
            "restore", "shop", "--at", "2001-01-01 00:00", "--to", home.folder.path("x.db"))
        #expect(reply.status == 1)
        #expect(reply.failure == "unknownPoint")
    }

    @Test func `a time in the future has the newest state`() throws {
        let (home, points) = try home()
        let reply = try home.ask(
            "restore", "shop", "--at", "2999-01-01 00:00", "--to", home.folder.path("x.db"))
        #expect(reply.document["point"] == points[3]["id"])
    }

    @Test func `a link that is missing is named, and nothing behind it restored`() throws {
        let (home, points) = try home()
        try FileManager.default.removeItem(atPath: points[1]["file"].text)
        let reply = try home.restore(points[3]["id"].text, to: "target.db")
        #expect(reply.status == 1)
        #expect(reply.failure == "chainBroken")
        #expect(reply.message.contains(points[1]["id"].text))
        #expect(!FileManager.default.fileExists(atPath: home.folder.path("target.db")))
    }

    @Test func `points behind a missing link are listed as incomplete`() throws {
        let (home, points) = try home()
        try FileManager.default.removeItem(atPath: points[1]["file"].text)
        let states = try home.points().map { $0["state"].text }
        #expect(states == ["complete", "incomplete-chain", "incomplete-chain"])
    }

    @Test func `points before a missing link can be restored`() throws {
        let (home, points) = try home()
        try FileManager.default.removeItem(atPath: points[1]["file"].text)
        #expect(try home.restore(points[0]["id"].text, to: "target.db").status == 0)
    }

    @Test func `the backup behind a broken chain is a full one and says why`() throws {
        let (home, points) = try home()
        try FileManager.default.removeItem(atPath: points[1]["file"].text)
        let backup = try home.backUp().document
        #expect(backup["kind"] == "full")
        #expect(backup["reason"].text.contains(points[1]["id"].text))
    }

    @Test(arguments: [0, 1, 3])
    func `a flipped bit is found and its file named before anything is written`(damaged: Int) throws
    {
        let (home, points) = try home()
        let file = points[damaged]["file"].text
        try Damage.flipByte(at: 200, in: file)
        let reply = try home.restore(points[3]["id"].text, to: "target.db")
        #expect(reply.status == 1)
        #expect(reply.failure == "fileDamaged")
        #expect(reply.message.contains(URL(fileURLWithPath: file).lastPathComponent))
        #expect(!home.files(below: home.folder.path).contains { $0.hasPrefix("target") })
    }

    @Test func `a file that is cut short is a damaged point`() throws {
        let (home, points) = try home()
        try Damage.cut(points[3]["file"].text, to: 1000)
        let listed = try home.points()
        #expect(listed.map { $0["state"].text } == ["complete", "complete", "complete", "damaged"])
    }

    @Test func `files of one chain that were exchanged are found out`() throws {
        let (home, points) = try home()
        let files = points.map { URL(fileURLWithPath: $0["file"].text) }
        let (one, two) = (try Data(contentsOf: files[1]), try Data(contentsOf: files[2]))
        try two.write(to: files[1])
        try one.write(to: files[2])
        let reply = try home.restore(points[3]["id"].text, to: "target.db")
        // What a file is its trailer says, so that names exchanged do no harm.
        #expect(reply.status == 0)
    }

    @Test func `an incremental backup of another chain in its place breaks the chain`() throws {
        let (home, points) = try home()
        let (other, others) = try self.home()
        try Data(contentsOf: URL(fileURLWithPath: others[1]["file"].text))
            .write(to: URL(fileURLWithPath: points[1]["file"].text))
        #expect(try home.restore(points[3]["id"].text, to: "target.db").failure == "chainBroken")
        _ = other
    }

    @Test(arguments: ["removed", "{}", "nonsense"])
    func `a sidecar that is lost or wrong keeps nothing from being restored`(content: String) throws
    {
        let (home, points) = try home()
        for point in points {
            let sidecar = point["file"].text + ".json"
            try FileManager.default.removeItem(atPath: sidecar)
            if content != "removed" {
                try content.write(toFile: sidecar, atomically: true, encoding: .utf8)
            }
        }
        #expect(try home.points().count == 4)
        #expect(try home.restore(points[3]["id"].text, to: "target.db").status == 0)
    }

    @Test func `a chain whose sidecars are lost goes on`() throws {
        let (home, points) = try home()
        for point in points {
            try FileManager.default.removeItem(atPath: point["file"].text + ".json")
        }
        try home.database.addItems(1, bytes: 10)
        #expect(try home.backUp().document["sequence"] == 4)
    }
}
