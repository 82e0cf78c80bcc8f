import Foundation
import TestSupport
import Testing

/// A backup in which one change to a file goes wrong: every change in turn.
@Suite struct FaultyBackupTests {
    /// More changes than such a backup makes to its destination and its page tables.
    private static let (manyOfFull, manyOfIncremental) = (56, 46)

    /// A home with a task and a database of more than 1 MiB.
    private func newHome() throws -> Home {
        let home = try Home()
        try home.addTask()
        try home.database.addItems(15, bytes: 100_000)
        return home
    }

    /// The same after a full backup, when something has changed.
    private func changedHome() throws -> Home {
        let home = try newHome()
        try home.backUp()
        try home.database.addItems(12, bytes: 100_000)
        return home
    }

    private func backUp(_ home: Home, _ fault: Fault) throws -> Home.Reply {
        let tables = home.folder.path("home/state/page-tables")
        let program = home.program(fault.environment(home.destination, tables))
        return Home.Reply(result: try program.run("backup", "shop", "--json"))
    }

    @Test func `a full backup makes fewer changes than are tried here`() throws {
        let fault = Fault(kind: .kill, call: Self.manyOfFull)
        #expect(try backUp(newHome(), fault).status == 0)
    }

    @Test func `an incremental backup makes fewer changes than are tried here`() throws {
        let fault = Fault(kind: .kill, call: Self.manyOfIncremental)
        #expect(try backUp(changedHome(), fault).status == 0)
    }

    @Test(arguments: Fault.each(.tear, .full, upTo: manyOfFull))
    func `a full backup that goes wrong leaves nothing that hurts`(fault: Fault) throws {
        let home = try newHome()
        _ = try backUp(home, fault)
        #expect(try Aftermath(home: home).problems() == [])
    }

    @Test(arguments: Fault.each(.tear, .full, .broken, upTo: manyOfIncremental))
    func `an incremental backup that goes wrong leaves nothing that hurts`(fault: Fault) throws {
        let home = try changedHome()
        _ = try backUp(home, fault)
        #expect(try Aftermath(home: home).problems() == [])
    }

    @Test(arguments: Fault.each(.full, upTo: manyOfFull))
    func `a full backup that could not begin leaves no folder behind`(fault: Fault) throws {
        let home = try newHome()
        let reply = try backUp(home, fault)
        let files = home.files(below: home.destination)
        let hasBackup = files.contains { $0.hasSuffix(".zst") || $0.hasSuffix(".in-progress") }
        #expect(reply.status == 0 || files.isEmpty || hasBackup)
    }

    @Test(arguments: Fault.each(.kill, upTo: manyOfIncremental))
    func `the backup after a killed one goes on from the last complete one`(fault: Fault) throws {
        let home = try changedHome()
        _ = try backUp(home, fault)
        let last = try #require(home.points().last)
        try home.database.addItems(1, bytes: 100)
        let next = try home.backUp().document
        #expect(next["kind"] == "incremental")
        #expect(next["sequence"].number == last["sequence"].number + 1)
    }
}
