import Foundation
import TestSupport

/// A database that proves from inside that it is one committed state.
///
/// Every change of a balance is an entry of a journal, numbered without a gap, and each entry
/// carries a checksum over all entries before it. So a state is one that existed if its journal is
/// a beginning of the live one.
struct Ledger {
    let database: Database

    /// How many items are kept; the oldest goes when one more comes.
    private static let items = 2000

    private static let schema = """
        CREATE TABLE journal(
            n INTEGER PRIMARY KEY, account INTEGER NOT NULL, change INTEGER NOT NULL,
            checksum INTEGER NOT NULL);
        CREATE TABLE head(n INTEGER NOT NULL, checksum INTEGER NOT NULL);
        INSERT INTO head VALUES(0, 0);
        CREATE TRIGGER entry AFTER UPDATE OF balance ON account BEGIN
            INSERT INTO journal
            SELECT n + 1, new.id, new.balance - old.balance,
                (checksum * 1000003 + new.id * 8191 + new.balance - old.balance) % 2147483647
            FROM head;
            UPDATE head SET (n, checksum) =
                (SELECT n, checksum FROM journal ORDER BY n DESC LIMIT 1);
        END;
        CREATE TRIGGER turnover AFTER INSERT ON item BEGIN
            DELETE FROM item WHERE id <= new.id - \(items);
        END;
        CREATE TABLE ballast(body BLOB);
        """

    /// What must hold, each as a statement that gives "ok".
    private static let laws = [
        "PRAGMA integrity_check",
        "SELECT iif(sum(balance) = 0, 'ok', 'the sum is ' || sum(balance)) FROM account",
        """
        SELECT iif(count(*) = max(n) AND min(n) = 1, 'ok', 'the journal has a gap') FROM journal
        """,
        """
        SELECT iif(count(*) = 0, 'ok', 'wrong checksums') FROM journal AS entry
        LEFT JOIN journal AS past ON past.n = entry.n - 1
        WHERE entry.checksum <> (coalesce(past.checksum, 0) * 1000003 + entry.account * 8191
            + entry.change) % 2147483647
        """,
        """
        SELECT iif(count(*) = 0, 'ok', 'balances are not what the journal says') FROM account
        LEFT JOIN (SELECT account, sum(change) AS moved FROM journal GROUP BY account)
            ON account = id
        WHERE balance <> coalesce(moved, 0)
        """,
        """
        SELECT iif(head.n = (SELECT max(n) FROM journal) AND head.checksum =
            (SELECT checksum FROM journal WHERE n = head.n), 'ok', 'not the newest entry') FROM head
        """,
        // A transfer is two entries and one item, all in one transaction.
        """
        SELECT iif(max(id) * 2 = (SELECT n FROM head) AND count(*) = min(max(id), \(items)), 'ok',
            'items of another transaction') FROM item
        """,
    ]

    /// Makes a database of accounts and items one, with that many MiB that never change.
    init(in database: Database, ballast mebibytes: Int) throws {
        self.database = database
        try database.run(
            """
            \(Self.schema)
            INSERT INTO ballast
            SELECT randomblob(1 << 20) FROM generate_series(1, \(mebibytes));
            """)
    }

    /// What is wrong with the copy at `path`, one sentence each.
    func problems(ofCopy path: String) throws -> [String] {
        // "immutable" leaves no file beside a database in WAL mode.
        let copy = Database("file:\(path)?immutable=1")
        let broken = try Self.laws.map { try copy.run($0) }.filter { $0 != "ok" }
        let head = try copy.run("SELECT n, checksum FROM head")
        let existed = try database.run(
            "SELECT count(*) FROM journal WHERE n || '|' || checksum = '\(head)'")
        return broken + (existed == "1" ? [] : ["a state that never existed: \(head)"])
    }

    /// The number of the newest entry of the copy at `path`.
    func newest(ofCopy path: String) throws -> Int {
        Int(try Database("file:\(path)?immutable=1").run("SELECT n FROM head")) ?? -1
    }
}
