import Foundation
import TestSupport
import Testing

/// A backup that somebody asks to end, and what others see of it until then.
@Suite struct InterruptionTests {
    private func bigHome() throws -> Home {
        let home = try Home()
        try home.database.addItems(400, bytes: 100_000)
        try home.addTask()
        return home
    }

    @Test(arguments: [SIGHUP, SIGINT, SIGTERM])
    func `the exit status tells the signal`(signal: Int32) throws {
        let home = try bigHome()
        let reply = try StoppedBackup(in: home).end(by: signal)
        #expect(reply.status == 128 + signal)
        #expect(reply.failure == "cancelled")
    }

    @Test func `a cancelled backup leaves its file with the reason, and no restore point`() throws {
        let home = try bigHome()
        _ = try StoppedBackup(in: home).end(by: SIGTERM)
        let leftover = try #require(home.leftovers().first)
        #expect(leftover["why"].text.contains("SIGTERM"))
        #expect(leftover["writer"]["alive"] == false)
        #expect(try home.points().isEmpty)
    }

    @Test func `a leftover says who wrote it, what it was to be, and since when`() throws {
        let home = try bigHome()
        let backup = try StoppedBackup(in: home)
        let pid = backup.running.pid
        _ = try backup.end(by: SIGKILL)
        let leftover = try #require(home.leftovers().first)
        #expect(leftover["writer"]["pid"].number == Double(pid))
        #expect(!leftover["writer"]["host"].text.isEmpty)
        #expect(leftover["task"] == "shop")
        #expect(leftover["kind"] == "full")
        #expect(leftover["bytes"].number > 0)
        #expect(leftover["startedAt"].text.count == 25)
    }

    @Test func `the run after a killed one succeeds within the same second`() throws {
        let home = try bigHome()
        _ = try StoppedBackup(in: home).end(by: SIGKILL)
        #expect(try home.backUp().status == 0)
    }

    @Test func `a second run is refused and told who is in its way`() throws {
        let home = try bigHome()
        let first = try StoppedBackup(in: home)
        let second = try home.backUp()
        #expect(second.status == 75)
        #expect(second.failure == "busy")
        #expect(second.message.contains("process \(first.running.pid) on "))
        #expect(second.message.contains(/since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d/))
    }

    @Test func `a backup that is being written is no leftover`() throws {
        let home = try bigHome()
        let backup = try StoppedBackup(in: home)
        #expect(try home.leftovers() == [])
        _ = backup
    }

    @Test func `a backup that is being written cannot be removed as a leftover`() throws {
        let home = try bigHome()
        let backup = try StoppedBackup(in: home)
        let name = try #require(
            home.files(below: home.destination).first { $0.hasSuffix(".in-progress") })
        let reply = try home.ask("leftovers", "remove", "\(home.destination)/\(name)")
        #expect(reply.status == 75)
        #expect(home.files(below: home.destination).contains(name))
        _ = backup
    }

    @Test func `a leftover is removed with its sidecar`() throws {
        let home = try bigHome()
        _ = try StoppedBackup(in: home).end(by: SIGTERM)
        let file = try #require(home.leftovers().first)["file"].text
        #expect(try home.ask("leftovers", "remove", file).status == 0)
        #expect(!home.files(below: home.destination).contains { $0.contains("full-backup") })
    }

    @Test func `a complete backup cannot be removed as a leftover`() throws {
        let home = try Home()
        try home.addTask()
        let file = try home.backUp().document["file"].text
        let reply = try home.ask("leftovers", "remove", file)
        #expect(reply.status == 1)
        #expect(reply.failure == "notALeftover")
        #expect(FileManager.default.fileExists(atPath: file))
    }

    @Test func `tasks with one destination run at the same time`() throws {
        let home = try bigHome()
        let backup = try StoppedBackup(in: home)
        try home.ask(
            "task", "add", "other", "--database", home.database.path, "--to", home.destination)
        #expect(try home.ask("backup", "other").status == 0)
        #expect(try backup.end(by: SIGCONT).status == 0)
    }

    @Test func `a restore that is asked to end leaves nothing behind`() throws {
        let home = try bigHome()
        try home.backUp()
        let folder = try home.folder.folder("restored")
        let fault = Fault(kind: .stop, call: 12)
        let restore = try home.program(fault.environment(folder))
            .start(["restore", "shop", "--to", folder + "/shop.db", "--json"])
        try restore.waitUntilStopped()
        restore.send(SIGTERM)
        restore.send(SIGCONT)
        #expect(try restore.wait().status == 143)
        #expect(home.files(below: folder) == [])
    }

    @Test func `a second restore to the same path is refused while the first runs`() throws {
        let home = try bigHome()
        try home.backUp()
        let folder = try home.folder.folder("restored")
        let fault = Fault(kind: .stop, call: 12)
        let restore = try home.program(fault.environment(folder))
            .start(["restore", "shop", "--to", folder + "/shop.db", "--json"])
        try restore.waitUntilStopped()
        let second = try home.ask("restore", "shop", "--to", folder + "/shop.db")
        restore.send(SIGCONT)
        #expect(second.failure == "targetInUse")
        #expect(try restore.wait().status == 0)
    }
}
