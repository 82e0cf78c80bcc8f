import Foundation
import TestSupport

@testable import SQLiteSource

/// A real database in a folder of its own, made by the sqlite3 program.
final class SampleDatabase {
    /// A journal mode as SQLite names it.
    enum Journal: String, CaseIterable, Sendable {
        case delete, truncate, persist, wal
    }

    let folder: TemporaryFolder
    let path: String

    /// The bytes of the file. Never asked for while the database is frozen: closing the file would
    /// drop SQLite's locks on it.
    var bytes: [UInt8] {
        get throws { [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))) }
    }
    /// The names beside the database, and its own.
    var files: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(
                atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path
            ).sorted()
        }
    }

    /// A database of accounts whose balances add up to 0.
    init(
        pageSize: Int = 1024, journal: Journal = .wal, rows: Int = 200, name: String = "shop.db",
        setup: String = ""
    ) throws {
        folder = try TemporaryFolder()
        path = folder.path(name)
        try sql(
            """
            PRAGMA page_size=\(pageSize);
            \(setup)
            PRAGMA journal_mode=\(journal.rawValue);
            CREATE TABLE account(id INTEGER PRIMARY KEY, balance INTEGER, note TEXT);
            CREATE TABLE total(commits INTEGER);
            INSERT INTO total VALUES(0);
            \(Self.insert(rows))
            """)
    }

    /// A database that is whatever `bytes` are.
    init(bytes: [UInt8], name: String = "shop.db") throws {
        folder = try TemporaryFolder()
        path = folder.path(name)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    /// Adds that many rows of about 100 bytes.
    static func insert(_ rows: Int) -> String {
        """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<\(rows))
        INSERT INTO account(balance, note) SELECT 0, hex(randomblob(50)) FROM n;
        """
    }

    /// One transaction that moves money and counts itself.
    static let transfer = """
        BEGIN IMMEDIATE;
        UPDATE account SET balance=balance+7 WHERE id=(SELECT 1+abs(random())%max(id) FROM account);
        UPDATE account SET balance=balance-7 WHERE id=(SELECT 1+abs(random())%max(id) FROM account);
        UPDATE total SET commits=commits+1;
        COMMIT;

        """

    /// Runs `text` in a process of its own, with dot commands if it has any.
    @discardableResult
    func sql(_ text: String) throws -> Program.Result { try start(text).wait() }

    /// The same without waiting for its end.
    func start(_ text: String) throws -> Program.Running {
        let script = folder.path("\(UUID().uuidString).sql")
        try text.write(toFile: script, atomically: false, encoding: .utf8)
        let arguments = ["-bail", "-cmd", ".timeout 60000", path]
        return try Program("sh").start(
            ["-c", "script=$1; shift; sqlite3 \"$@\" < \"$script\"; s=$?; rm \"$script\"; exit $s"]
                + ["sh", script] + arguments)
    }

    /// A connection of this process.
    func connection() throws -> SQLiteConnection {
        try SQLiteConnection(path, flags: 2)
    }

    /// Whether this process has the database or a file beside it open.
    var isOpen: Bool {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").contains {
                number in
                let link = try? FileManager.default.destinationOfSymbolicLink(
                    atPath: "/proc/self/fd/\(number)")
                return link?.hasPrefix(path) == true
            }
        }
    }
}
