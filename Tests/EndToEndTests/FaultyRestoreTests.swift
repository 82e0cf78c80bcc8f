import Foundation
import TestSupport
import Testing

/// A restore in which one change to a file goes wrong: every change in turn.
@Suite struct FaultyRestoreTests {
    /// More changes than such a restore makes.
    private static let many = 32

    /// A home with a chain of two, and an empty folder to restore to.
    private func home() throws -> (home: Home, folder: String) {
        let home = try Home()
        try home.addTask()
        try home.backUp()
        try home.database.addItems(20, bytes: 3000)
        try home.backUp()
        return (home, try home.folder.folder("restored"))
    }

    private func restore(_ home: Home, to folder: String, _ fault: Fault) throws -> Home.Reply {
        let program = home.program(fault.environment(folder))
        return Home.Reply(
            result: try program.run("restore", "shop", "--to", folder + "/shop.db", "--json"))
    }

    @Test func `a restore makes fewer changes than are tried here`() throws {
        let (home, folder) = try home()
        #expect(try restore(home, to: folder, Fault(kind: .kill, call: Self.many)).status == 0)
    }

    @Test(arguments: Fault.each(.tear, .full, .broken, upTo: many))
    func `what has the final name is the whole database`(fault: Fault) throws {
        let (home, folder) = try home()
        _ = try restore(home, to: folder, fault)
        let target = Database(folder + "/shop.db")
        let isThere = FileManager.default.fileExists(atPath: target.path)
        #expect(try !isThere || target.dump() == home.database.dump())
    }

    @Test(arguments: Fault.each(.full, .broken, upTo: many))
    func `a restore that fails leaves nothing in progress`(fault: Fault) throws {
        let (home, folder) = try home()
        let reply = try restore(home, to: folder, fault)
        #expect(reply.status == 0 || home.files(below: folder).allSatisfy { $0 == "shop.db" })
    }

    @Test(arguments: Fault.each(.tear, upTo: many))
    func `the next restore to the same path takes the place of a killed one`(fault: Fault) throws {
        let (home, folder) = try home()
        if try restore(home, to: folder, fault).status == 0 { return }
        let isComplete = FileManager.default.fileExists(atPath: folder + "/shop.db")
        let next = try home.ask("restore", "shop", "--to", folder + "/shop.db")
        #expect(next.status == (isComplete ? 1 : 0))
    }
}
