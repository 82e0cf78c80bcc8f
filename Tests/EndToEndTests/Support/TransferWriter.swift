import Foundation
import TestSupport

/// A program that commits transfers between accounts all the time, so that the sum stays zero.
///
/// It ends with the object, whatever becomes of the test.
final class TransferWriter: Sendable {
    /// What the program did until it was asked to end.
    struct Summary {
        let commits: Int
        /// What SQLite refused, in its words.
        let errors: [String]
    }

    private let running: Program.Running
    private let isWaitedFor = Flag()

    private static let script = """
        import json, random, signal, sqlite3, sys, time
        path, patience, again = sys.argv[1], float(sys.argv[2]), sys.argv[3] == "again"
        rest = float(sys.argv[4])
        chance, commits, errors, ending = random.Random(7), 0, [], []
        signal.signal(signal.SIGTERM, lambda *_: ending.append(True))
        connect = lambda: sqlite3.connect(path, isolation_level=None, timeout=patience)
        db = connect()
        while not ending:
            a, b, n = chance.randint(1, 50), chance.randint(1, 50), chance.randint(1, 100)
            try:
                if again: db = connect()
                db.execute("BEGIN IMMEDIATE")
                db.execute("UPDATE account SET balance=balance-? WHERE id=?", (n, a))
                db.execute("UPDATE account SET balance=balance+? WHERE id=?", (n, b))
                db.execute("INSERT INTO item(body) VALUES(randomblob(500))")
                db.execute("COMMIT")
                commits += 1
            except sqlite3.Error as problem:
                errors.append(str(problem))
                if db.in_transaction: db.execute("ROLLBACK")
            if again: db.close()
            if commits == 1: print("begun", flush=True)
            if rest: time.sleep(rest)
        print(json.dumps({"commits": commits, "errors": errors}))
        """

    /// Starts it and waits for its first commit.
    ///
    /// - Parameters:
    ///   - patience: how many seconds it waits for a lock; with 0 any lock is an error.
    ///   - reconnects: whether it opens the database anew for every transaction.
    ///   - rest: how many seconds it rests after each, so that it may go on for hours.
    init(
        to database: Database, patience: Double, reconnects: Bool = false, rest: Double = 0
    ) throws {
        running = try Program("python3").start([
            "-c", Self.script, database.path, "\(patience)", reconnects ? "again" : "once",
            "\(rest)",
        ])
        _ = try running.output.next()
    }

    deinit { kill() }

    /// Kills it, whatever it is doing.
    func kill() {
        if isWaitedFor.isRaised { return }
        isWaitedFor.raise()
        running.send(SIGKILL)
        _ = try? running.wait()
    }

    /// Asks it to end.
    func end() throws -> Summary {
        running.send(SIGTERM)
        let result = try running.wait()
        isWaitedFor.raise()
        let last = result.text.split(separator: "\n").last.map(String.init) ?? ""
        let document = try JSON(last)
        return Summary(
            commits: Int(document["commits"].number),
            errors: document["errors"].elements.map(\.text))
    }
}
