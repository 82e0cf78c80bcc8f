import Foundation
import Screen
import TerminalSupport
import TestSupport
import Testing

/// The real program, with a scratch home, on a real pseudo-terminal.
@Suite(.serialized, .timeLimit(.minutes(30))) struct ConsoleTests {
    /// A home with one task, `shop`, whose database has about so many MiB. At a high level its
    /// backup takes long enough to be met in the middle.
    private final class Home {
        let folder: TemporaryFolder
        var database: String { folder.path("shop.db") }
        var program: Program {
            Program.built("stillpoint", environment: ["STILLPOINT_HOME": folder.path("home")])
        }

        init(megabytes: Int, level: Int = 3) throws {
            folder = try TemporaryFolder()
            let sql = """
                PRAGMA journal_mode=wal; CREATE TABLE t(id INTEGER PRIMARY KEY, data BLOB);
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(megabytes * 256))
                INSERT INTO t SELECT i, randomblob(3900) FROM n;
                """
            try #require(Program("sqlite3").run(database, sql).status == 0)
            let added = try program.run(
                "task", "add", "shop", "--database", database, "--to", try folder.folder("backups"),
                "--level", "\(level)")
            try #require(added.status == 0, "\(added.errorText)")
        }

        func console(_ arguments: [String] = [], size: Size = Size(rows: 24, columns: 80)) throws
            -> PseudoTerminal
        {
            let console = try PseudoTerminal(
                program.path, arguments, size: size,
                environment: ["STILLPOINT_HOME": folder.path("home"), "HOME": folder.path])
            console.keeping = folder
            try #require(console.wait { $0.screen.text.contains("shop") }, "\(console.screen.text)")
            return console
        }

        func points() throws -> [[String: Any]] {
            let result = try program.run("points", "shop", "--json")
            let document = try JSONSerialization.jsonObject(with: result.output) as? [String: Any]
            return document?["points"] as? [[String: Any]] ?? []
        }
    }

    @Test func `a backup runs at a key and is there afterwards`() throws {
        let home = try Home(megabytes: 2)
        let console = try home.console()
        console.type("r")
        #expect(console.wait { $0.screen.text.contains("full,") }, "\(console.screen.text)")
        console.type("q")
        #expect(console.waitForEnd() == .exit(0))
        #expect(try home.points().count == 1)
    }

    @Test func `what was done in one console is in the log of the next`() throws {
        let home = try Home(megabytes: 1)
        let first = try home.console()
        first.type("p")
        #expect(first.wait { $0.screen.text.contains("disabled shop") }, "\(first.screen.text)")
        first.type("q")
        #expect(first.waitForEnd() == .exit(0))
        let second = try home.console()
        second.type("5")
        #expect(second.wait { $0.screen.text.contains("disabled shop") }, "\(second.screen.text)")
        second.type("Q")
        #expect(second.waitForEnd() == .exit(0))
    }

    @Test func `a new task begins with the defaults of the configuration`() throws {
        let home = try Home(megabytes: 1)
        try Data("defaults:\n  level: 7\n".utf8).write(
            to: URL(filePath: home.folder.path("home/stillpoint.yaml")))
        let console = try home.console(size: Size(rows: 50, columns: 200))
        console.type("n")
        #expect(
            console.wait { $0.screen.text.contains(/Level +7/) }, "\(console.screen.text)")
        console.type("\u{1B}")
        #expect(console.wait { !$0.screen.text.contains("Freeze limit") })
        console.type("Q")
        #expect(console.waitForEnd() == .exit(0))
    }

    @Test func `leaving gives the terminal back as it was`() throws {
        let home = try Home(megabytes: 1)
        let console = try home.console()
        console.type("q")
        #expect(console.waitForEnd() == .exit(0))
        #expect(console.areModesRestored)
        #expect(!console.screen.isAlternateScreen)
        #expect(!console.screen.isCursorHidden)
    }

    @Test func `a backup goes on to its end when the terminal is gone`() throws {
        let home = try Home(megabytes: 24, level: 12)
        let console = try home.console()
        console.type("r")
        try #require(console.wait { $0.screen.text.contains("RUN") }, "\(console.screen.text)")
        kill(console.process, SIGHUP)
        #expect(console.waitForEnd() == .exit(129))
        #expect(try home.points().map { $0["state"] as? String } == ["complete"])
        #expect(console.areModesRestored)
    }

    @Test func `a request to end cancels the job and leaves a leftover that says why`() throws {
        let home = try Home(megabytes: 48, level: 19)
        let console = try home.console()
        console.type("r")
        try #require(console.wait { $0.screen.text.contains("copying") }, "\(console.screen.text)")
        kill(console.process, SIGTERM)
        #expect(console.waitForEnd() == .exit(143))
        let leftovers = try home.program.run("leftovers", "shop")
        #expect(leftovers.text.contains("asked to end"))
        #expect(try home.points().isEmpty)
    }

    @Test(arguments: [
        Size(rows: 50, columns: 200), Size(rows: 12, columns: 40), Size(rows: 3, columns: 20),
    ])
    func `it opens at any size`(size: Size) throws {
        let home = try Home(megabytes: 1)
        let console = try home.console(size: size)
        console.type("q")
        #expect(console.waitForEnd() == .exit(0))
    }

    @Test func `a database is restored from a bare folder by a machine that has never seen it`()
        throws
    {
        let home = try Home(megabytes: 1)
        try #require(home.program.run("backup", "shop").status == 0)
        let console = try PseudoTerminal(
            home.program.path, size: Size(rows: 24, columns: 80),
            environment: ["STILLPOINT_HOME": home.folder.path("other"), "HOME": home.folder.path])
        console.keeping = home.folder
        let target = home.folder.path("restored.db")
        let steps = [
            ("4", "from a folder"), ("f", "step 1 of 6"),
            (home.folder.path("backups") + "\r", "step 2 of 6"), ("\r", "step 3 of 6"),
            ("\u{15}\(target)", "New path"), ("\r", "Nothing stops this restore"),
            ("\r", "y restores it"),
        ]
        try #require(console.wait { $0.screen.text.contains("no tasks") }, "\(console.screen.text)")
        for (keys, answer) in steps {
            console.type(keys)
            try #require(console.wait { $0.screen.text.contains(answer) }, "\(console.screen.text)")
        }
        // The question does not hear keys of its first quarter of a second, so it is answered until
        // it is gone.
        let isRestored = console.wait { console in
            let text = console.screen.text
            if text.contains("y restores it") { console.type("y") }
            return text.contains("Restored shop")
        }
        #expect(isRestored, "\(console.screen.text)")
        let rows = try Program("sqlite3").run(target, "SELECT count(*) FROM t")
        #expect(rows.text == "256\n")
    }

    @Test func `the live database is replaced when its task's name is typed`() throws {
        let home = try Home(megabytes: 1)
        try #require(home.program.run("backup", "shop").status == 0)
        try #require(Program("sqlite3").run(home.database, "DELETE FROM t").status == 0)
        let console = try home.console()
        let steps = [
            ("R", "step 2 of 6"), ("\r", "New path"), ("\u{0F}", "The live database"),
            ("\r", "It can be done"), ("\r", "asks for the name"),
        ]
        for (keys, answer) in steps {
            console.type(keys)
            try #require(console.wait { $0.screen.text.contains(answer) }, "\(console.screen.text)")
        }
        // Neither review nor question hears keys of its first quarter of a second.
        let isReplaced = console.wait { console in
            let text = console.screen.text
            if text.contains("type  shop") {
                console.type("\u{7F}\u{7F}\u{7F}\u{7F}shop")
            } else if text.contains("asks for the name") {
                console.type("y")
            }
            return text.contains("What was there before is restore point")
        }
        #expect(isReplaced, "\(console.screen.text)")
        let rows = try Program("sqlite3").run(home.database, "SELECT count(*) FROM t")
        #expect(rows.text == "256\n")
        #expect(try home.points().count == 2)
    }

    @Test(arguments: [("shop", Int32(0)), ("shopp", 1), ("", 1)])
    func `the command asks for the name before it replaces`(name: String, status: Int32) throws {
        let home = try Home(megabytes: 1)
        try #require(home.program.run("backup", "shop").status == 0)
        try #require(Program("sqlite3").run(home.database, "DELETE FROM t").status == 0)
        let terminal = try PseudoTerminal(
            home.program.path, ["restore", "shop", "--replace"],
            environment: ["STILLPOINT_HOME": home.folder.path("home"), "HOME": home.folder.path])
        terminal.keeping = home.folder
        try #require(
            terminal.wait { $0.screen.text.contains("Type shop to go on") },
            "\(terminal.screen.text)")
        #expect(terminal.screen.text.contains("newer work"))
        terminal.type(name + "\n")
        #expect(terminal.waitForEnd() == .exit(status))
        let rows = try Program("sqlite3").run(home.database, "SELECT count(*) FROM t")
        #expect(rows.text == (status == 0 ? "256\n" : "0\n"))
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `any keys, at any size, leave a console that can be ended`(seed: UInt64) throws {
        let home = try Home(megabytes: 1)
        try #require(home.program.run("backup", "shop").status == 0)
        let console = try home.console(["--read-only"])
        var random = SeededRandom(seed: seed)
        let keys =
            ["j", "k", "g", "G", "1", "2", "3", "4", "5", "\t", "\r", "\u{1B}", "z", "s", "S"]
            + ["n", "N", "?", ":", "T", "!", " ", "R", "r", "e", "x", "d", "u", "v", "f", "w", "b"]
            + ["[", "]", "\u{1B}[A", "\u{1B}[B", "\u{1B}[6~", "\u{1B}[200~pasted\u{1B}[201~", "/"]
        for _ in 0..<400 {
            console.type(keys.randomElement(using: &random) ?? "j")
            if Int.random(in: 0..<40, using: &random) == 0 {
                console.resize(
                    to: Size(
                        rows: .random(in: 1...60, using: &random),
                        columns: .random(in: 1...220, using: &random)))
            }
            _ = console.wait(.zero) { _ in false }
        }
        #expect(!console.hasEnded)
        kill(console.process, SIGTERM)
        #expect(console.waitForEnd() == .exit(143))
        #expect(console.areModesRestored)
        #expect(try home.points().count == 1)
    }

    @Test func `off a terminal the status is printed`() throws {
        let home = try Home(megabytes: 1)
        let result = try home.program.run()
        #expect(result.status == 0)
        #expect(result.text.contains("never-run"))
    }
}
