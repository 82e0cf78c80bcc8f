import Foundation
import TestSupport
import Testing

/// Restores over a live database that are killed: it is the old one or the new one, never a mixture.
@Suite struct ReplaceKillTests {
    /// A home with one restore point and newer work.
    private struct Scene {
        let home: Home
        let point: String
        let old: String
        let new: String

        init(journal: String) throws {
            home = try Home(journal: journal)
            try home.addTask()
            // More pages than the cache holds, so that the copy is written before it is committed.
            try home.database.addItems(250, bytes: 100_000)
            try home.backUp()
            old = try home.database.digest()
            try home.database.run("DELETE FROM item WHERE id % 3 = 0")
            try home.database.addItems(5, bytes: 100_000)
            new = try home.database.digest()
            point = try #require(home.points().first)["id"].text
        }

        var command: [String] { ["restore", "shop", "--point", point, "--replace", "--yes"] }

        /// What the database is, which must be sound: "old", "new" or what is wrong with it.
        func database() throws -> String {
            let check = try home.database.run("PRAGMA integrity_check")
            let digest = try home.database.digest()
            if check != "ok" { return check }
            return digest == old ? "old" : digest == new ? "new" : "a mixture"
        }

        /// Restores with a fault in a change to `file`, or to one whose path begins like that.
        func start(_ fault: Fault, in file: String) throws -> Program.Running {
            try home.program(fault.environment(file)).start(command)
        }
    }

    /// Kills at some changes out of all, which are those of image, copy and journal.
    @Test(arguments: ["wal", "delete"])
    func `killed at any change it is the old or the new one, and can be replaced again`(
        journal: String
    ) throws {
        let scene = try Scene(journal: journal)
        var seen: [String] = []
        var call = 3
        while call < 200_000 {
            let fault = Fault(kind: call % 2 == 0 ? .kill : .tear, call: call)
            let status = try scene.start(fault, in: scene.home.database.path).wait().status
            seen.append(try scene.database())
            if status == 0 { break }
            call = call * 3 / 2
        }
        #expect(seen.first == "new" && seen.last == "old", "\(seen)")
        #expect(Set(seen).isSubset(of: ["old", "new"]), "\(seen)")
        #expect(try scene.home.ask(scene.command).status == 0)
        #expect(try scene.database() == "old" && scene.home.database.companions.isEmpty)
    }

    @Test(arguments: [("wal", "-wal", 1_000), ("delete", "-journal", 500), ("delete", "", 900)])
    func `killed in the middle of the copy it is what it was`(
        journal: String, file: String, call: Int
    ) throws {
        let scene = try Scene(journal: journal)
        // Another program has it open all the time, so that what the killed one wrote stays there.
        let other = try Transaction(on: scene.home.database, "SELECT 1")
        let path = scene.home.database.path + file
        let restore = try scene.start(Fault(kind: .stop, call: call), in: path)
        try restore.waitUntilStopped()
        restore.send(SIGKILL)
        _ = try restore.wait()
        #expect(try scene.database() == "new")
        try scene.home.database.addItems(1, bytes: 10)
        try other.end()
        #expect(try scene.home.database.run("SELECT count(*) FROM item") == "173")
        #expect(try scene.home.database.state() == Database.soundState)
        #expect(scene.home.database.companions.isEmpty)
    }

    @Test func `the backup after a killed restore succeeds, and what was there can be restored`()
        throws
    {
        let scene = try Scene(journal: "wal")
        let restore = try scene.start(
            Fault(kind: .kill, call: 1_000), in: scene.home.database.path + "-wal")
        #expect(try restore.wait().status == 128 + SIGKILL)
        #expect(try Aftermath(home: scene.home).problems() == [])
    }

    @Test(
        arguments: [("wal", "-wal"), ("delete", "-journal"), ("delete", "")],
        [Fault.Kind.full, .broken])
    func `a copy that fails changes nothing and is not taken for a restore`(
        place: (journal: String, file: String), kind: Fault.Kind
    ) throws {
        let scene = try Scene(journal: place.journal)
        let fault = Fault(kind: kind, call: place.file.isEmpty ? 12_000 : 600)
        let restore = try scene.start(fault, in: scene.home.database.path + place.file)
        #expect(try restore.wait().status == 1)
        #expect(try scene.database() == "new" && scene.home.database.companions.isEmpty)
        try scene.home.database.addItems(1, bytes: 10)
        #expect(try !scene.home.backUp().document["reason"].text.contains("a restore has"))
    }
}
