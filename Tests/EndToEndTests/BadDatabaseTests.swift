import Foundation
import TestSupport
import Testing

/// Paths that lead to no database, or to none that can be read.
@Suite struct BadDatabaseTests {
    /// What may be where a database is looked for, and what is said then.
    enum Kind: String, CaseIterable {
        case missing, folder, pipe, danglingLink, garbage, text, truncated, cutInHeader, overwritten

        var failure: String {
            switch self {
            case .missing, .danglingLink: "databaseMissing"
            case .folder, .pipe, .garbage, .text: "notADatabase"
            case .truncated, .cutInHeader, .overwritten: "databaseDamaged"
            }
        }

        /// Puts it in the place of the database, which has a rollback journal and some pages.
        func replace(_ path: String) throws {
            let whole = try Data(contentsOf: URL(fileURLWithPath: path))
            try FileManager.default.removeItem(atPath: path)
            var bytes: Data?
            switch self {
            case .missing: break
            case .folder: mkdir(path, 0o700)
            case .pipe: mkfifo(path, 0o600)
            case .danglingLink: symlink("nowhere", path)
            case .garbage:
                bytes = Data((0..<20_000).map { UInt8(truncatingIfNeeded: $0 * 7919 >> 3) })
            case .text: bytes = Data("This is no database, but a file that is long enough.\n".utf8)
            case .truncated: bytes = whole.prefix(whole.count / 2)
            case .cutInHeader: bytes = whole.prefix(100)
            case .overwritten:
                bytes = whole.prefix(100) + Data(repeating: 0xA5, count: whole.count - 100)
            }
            try bytes?.write(to: URL(fileURLWithPath: path))
        }
    }

    private func home(_ kind: Kind) throws -> Home {
        let home = try Home(journal: "delete")
        try home.database.addItems(20, bytes: 3000)
        try home.addTask()
        try kind.replace(home.database.path)
        return home
    }

    @Test(arguments: Kind.allCases)
    func `a backup says what is there`(kind: Kind) throws {
        let reply = try home(kind).backUp()
        #expect(reply.status == 1)
        #expect(reply.failure == kind.failure)
        #expect(reply.message.contains("shop.db"))
    }

    @Test(arguments: Kind.allCases)
    func `nothing is made in the destination`(kind: Kind) throws {
        let home = try home(kind)
        try home.backUp()
        #expect(home.files(below: home.destination) == [])
    }

    @Test(arguments: Kind.allCases)
    func `no task is added`(kind: Kind) throws {
        let home = try home(kind)
        try home.ask("task", "remove", "shop")
        #expect(try home.addTask().failure == kind.failure)
        #expect(try home.ask("task", "list").document["tasks"] == .array([]))
    }

    @Test(arguments: Kind.allCases)
    func `restore points from before can be restored`(kind: Kind) throws {
        let home = try Home(journal: "delete")
        try home.database.addItems(20, bytes: 3000)
        try home.addTask()
        let point = try home.backUp().document["point"].text
        try kind.replace(home.database.path)
        #expect(try home.restore(point, to: "restored.db").status == 0)
    }

    @Test(arguments: ["wal", "delete"])
    func `a database that may not be read is said to be so`(journal: String) throws {
        let home = try Home(journal: journal)
        try home.addTask()
        let result = try Privileges.with(mode: 0, of: home.database.path) {
            try Privileges.run(home.program(), ["backup", "shop", "--json"])
        }
        let reply = Home.Reply(result: result)
        #expect(reply.status == 1)
        #expect(reply.failure == "databaseUnreadable")
    }

    @Test func `a database damaged inside is backed up and does not count as good`() throws {
        let home = try Home(journal: "delete")
        try home.database.addItems(40, bytes: 3000)
        try home.addTask()
        let tasks = home.folder.path("home/tasks/shop.yaml")
        let text = try String(contentsOfFile: tasks, encoding: .utf8)
        try (text + "check: quick\n").write(toFile: tasks, atomically: true, encoding: .utf8)
        try Damage.overwrite(home.database.path, at: 8 * 4096, count: 4096)
        let reply = try home.backUp()
        #expect(reply.status == 1)
        #expect(reply.document["kind"] == "full")
        #expect(!reply.document["sourceProblems"].elements.isEmpty)
        #expect(try home.ask("status", "--check").status == 3)
    }

    @Test(arguments: [
        "with space", "qu\"ote", "new\nline", "üñí", "'single'", "$dollar", "back\\slash", "%41",
        "?q=1&x#h", "\u{301}accent first", "-dash", "*",
    ])
    func `paths may have any name`(name: String) throws {
        let home = try Home()
        let folder = try home.folder.folder("in \(name)")
        let database = try home.database.copy(to: home.folder.path("plain"))
        let path = "\(folder)/\(name).db"
        try FileManager.default.moveItem(atPath: database.path, toPath: path)
        let destination = try home.folder.folder("in \(name)/to \(name)")
        try home.ask("task", "add", "odd", "--database", path, "--to", destination)
        let backup = try home.ask("backup", "odd")
        #expect(backup.document["file"].text.hasPrefix(destination))
        let restored = "\(folder)/\(name)"
        #expect(try home.ask("restore", "odd", "--to", restored).status == 0)
        #expect(FileManager.default.fileExists(atPath: restored))
    }

    @Test func `the name of a chain's folder begins with the name of the database`() throws {
        let home = try Home()
        let path = try home.folder.folder("shops") + "/\u{301}x.db"
        _ = try home.database.copy(to: home.folder.path("plain"))
        try FileManager.default.moveItem(atPath: home.folder.path("plain"), toPath: path)
        try home.ask("task", "add", "odd", "--database", path, "--to", home.destination)
        try home.ask("backup", "odd")
        #expect(!home.files(below: home.destination).contains { $0.contains("shops") })
    }
}
