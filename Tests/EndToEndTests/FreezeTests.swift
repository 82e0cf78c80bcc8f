import Foundation
import TestSupport
import Testing

/// Backups of a database that is written to all the time.
@Suite struct FreezeTests {
    private static let backups = 8

    /// Makes backups while `writer` commits, and gives the states of all restored points.
    private func restoredStates(_ home: Home) throws -> [String] {
        for _ in 1...Self.backups {
            let reply = try home.backUp()
            try #require(reply.status == 0, "\(reply.result.text)")
        }
        return try home.points().map { point in
            let name = "\(point["id"].text).db"
            try #require(try home.restore(point["id"].text, to: name).status == 0)
            return try Database(home.folder.path(name)).state()
        }
    }

    /// A home with a database of some 16 MiB, which takes a while to read.
    private func home(journal: String) throws -> Home {
        let home = try Home(journal: journal)
        try home.database.addItems(160, bytes: 100_000)
        try home.addTask()
        return home
    }

    @Test(arguments: ["wal", "delete"])
    func `every restored point is one committed state`(journal: String) throws {
        let home = try home(journal: journal)
        let writer = try TransferWriter(to: home.database, patience: 30, rest: 0.002)
        let states = try restoredStates(home)
        #expect(states.count > 1)
        #expect(Set(states) == [Database.soundState])
        _ = try writer.end()
    }

    @Test(arguments: [false, true])
    func `a writer in WAL mode that waits for no lock never meets one`(reconnects: Bool) throws {
        let home = try home(journal: "wal")
        let writer = try TransferWriter(
            to: home.database, patience: 0, reconnects: reconnects)
        for _ in 1...Self.backups { try #require(try home.backUp().status == 0) }
        let summary = try writer.end()
        #expect(summary.errors == [])
        #expect(summary.commits > Self.backups)
    }

    @Test(arguments: ["wal", "delete", "truncate", "persist", "memory"])
    func `a backup leaves the database's files as they were`(journal: String) throws {
        let home = try home(journal: journal)
        let (bytes, companions) = (
            try Data(contentsOf: URL(fileURLWithPath: home.database.path)),
            home.database.companions
        )
        for option in ["--full", "--incremental"] { try home.backUp(option) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: home.database.path)) == bytes)
        #expect(home.database.companions == companions)
    }

    @Test func `a log that was there before a backup is still the same afterwards`() throws {
        let home = try home(journal: "wal")
        let holder = try TransferWriter(to: home.database, patience: 0)
        holder.kill()
        let log = URL(fileURLWithPath: home.database.path + "-wal")
        let before = try Data(contentsOf: log)
        try #require(!before.isEmpty)
        try home.backUp()
        #expect(try Data(contentsOf: log) == before)
    }

    @Test func `a long transaction of a writer in WAL mode keeps no backup waiting`() throws {
        let home = try home(journal: "wal")
        let holder = try Transaction(
            on: home.database, "BEGIN IMMEDIATE; INSERT INTO item(body) VALUES(1)")
        let backup = try home.backUp()
        #expect(backup.status == 0)
        #expect(backup.document["seconds"].number < 5)
        try holder.end()
    }

    @Test func `a database that another program holds exclusively is said to be busy`() throws {
        let home = try home(journal: "delete")
        let holder = try Transaction(
            on: home.database, "BEGIN EXCLUSIVE; INSERT INTO item(body) VALUES(1)")
        let backup = try home.backUp()
        #expect(backup.status == 1)
        #expect(backup.failure == "databaseBusy")
        try holder.end()
    }
}
