import Foundation
import TestSupport

/// A home of the program in a folder of its own, with a database and a place for backups.
final class Home: Sendable {
    /// What the program answered.
    struct Reply {
        let result: Program.Result

        var status: Int32 { result.status }
        var errorText: String { result.errorText }

        /// The one document on standard output; null if it is not exactly one.
        var document: JSON { (try? JSON(result.output)) ?? .null }
        /// What kind of failure the document tells of; empty if it tells of none.
        var failure: String { document["error"]["code"].text }
        /// What the document says went wrong.
        var message: String { document["error"]["message"].text }
    }

    let folder: TemporaryFolder
    /// Where the database is that the task backs up.
    let database: Database
    /// Where the task's backups go.
    let destination: String

    /// What makes the program live in this home.
    let environment: [String: String]

    /// A home whose database, in the given journal mode, has a few accounts that sum to zero.
    init(journal: String = "wal", pageSize: Int = 4096) throws {
        folder = try TemporaryFolder()
        environment = ["STILLPOINT_HOME": folder.path("home"), "TZ": "Europe/Berlin"]
        destination = try folder.folder("backups")
        database = Database(folder.path("shop.db"))
        try database.run(
            """
            PRAGMA page_size=\(pageSize); PRAGMA journal_mode=\(journal);
            CREATE TABLE account(id INTEGER PRIMARY KEY, balance INTEGER NOT NULL DEFAULT 0);
            CREATE TABLE item(id INTEGER PRIMARY KEY, body BLOB);
            INSERT INTO account(id) SELECT value FROM generate_series(1, 50);
            """)
    }

    /// Gives the node another tag than `A`.
    func setNode(_ tag: String) throws {
        let path = try folder.folder("home") + "/stillpoint.yaml"
        try Data("node: \(tag)\n".utf8).write(to: URL(fileURLWithPath: path))
    }

    /// The program, told to live in this home.
    func program(_ extra: [String: String] = [:]) -> Program {
        Program.built("stillpoint", environment: environment.merging(extra) { $1 })
    }

    /// What makes a program find the machine's clock so many seconds ahead, and, where there is one,
    /// the boot id of another start of the machine.
    func machine(clock seconds: Int, bootID: String? = nil) throws -> [String: String] {
        var environment = [
            "LD_PRELOAD": "\(Program.buildFolder)/libFaultyMachine.so",
            "FAULTY_CLOCK_SECONDS": "\(seconds)",
        ]
        if let bootID {
            let path = folder.path("boot-id")
            try Data((bootID + "\n").utf8).write(to: URL(fileURLWithPath: path))
            environment["FAULTY_BOOT_ID_FILE"] = path
        }
        return environment
    }

    /// Runs the program with `--json` behind the arguments.
    @discardableResult
    func ask(_ arguments: String...) throws -> Reply { try ask(arguments) }

    /// Runs the program with `--json` behind the arguments.
    @discardableResult
    func ask(_ arguments: [String]) throws -> Reply {
        Reply(result: try program().run(arguments + ["--json"]))
    }

    /// Adds the task `shop`, which backs the database up.
    @discardableResult
    func addTask(_ options: String...) throws -> Reply {
        try ask(
            ["task", "add", "shop", "--database", database.path, "--to", destination] + options)
    }

    /// Writes `stillpoint.yaml`.
    func writeSettings(_ text: String) throws {
        try FileManager.default.createDirectory(
            atPath: folder.path("home"), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder.path("home/stillpoint.yaml")))
    }

    /// Makes a backup of the task `shop`.
    @discardableResult
    func backUp(_ options: String...) throws -> Reply { try ask(["backup", "shop"] + options) }

    /// The restore points of the task `shop`, oldest first.
    func points() throws -> [JSON] { try ask("points", "shop").document["points"].elements }

    /// The leftovers of the task `shop`.
    func leftovers() throws -> [JSON] {
        try ask("leftovers", "shop").document["leftovers"].elements
    }

    /// Restores a point of the task `shop` to a new path in the folder.
    func restore(_ point: String, to name: String, _ options: String...) throws -> Reply {
        try ask(["restore", "shop", "--point", point, "--to", folder.path(name)] + options)
    }

    /// All files below `path` in this home's folder, relative to it, but for what nodes leave at a
    /// destination for each other.
    func files(below path: String) -> [String] {
        let all = FileManager.default.enumerator(atPath: path)?.allObjects as? [String]
        return (all ?? []).filter { !$0.contains(".stillpoint") }.sorted()
    }
}
