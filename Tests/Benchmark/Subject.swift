import Foundation
import TestSupport

/// The database that is measured with, and how to change about 1 % of its pages.
struct Subject {
    let database: String
    let touch: String

    /// Makes a database of about `gib` GiB: orders with text and numbers, half of it compressible.
    static func made(in folder: String, gib: Double) throws -> Subject {
        let database = "\(folder)/subject.db"
        let rows = Int(gib * 1_048_576 / 1.02)
        let sql = """
            PRAGMA journal_mode=wal; PRAGMA synchronous=off; PRAGMA wal_autocheckpoint=100000;
            CREATE TABLE orders(id INTEGER PRIMARY KEY, customer INT, status TEXT, note TEXT, data BLOB);
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(rows))
            INSERT INTO orders SELECT i, abs(random()) % 50000,
              CASE abs(random()) % 3 WHEN 0 THEN 'new' WHEN 1 THEN 'paid' ELSE 'shipped' END,
              hex(randomblob(200)) || ' order ' || i, randomblob(500) FROM n;
            CREATE INDEX orders_customer ON orders(customer);
            PRAGMA wal_checkpoint(truncate);
            """
        let result = try Program("sqlite3").run(database, sql)
        guard result.status == 0 else { throw BenchFailure(what: "sqlite3: \(result.errorText)") }
        let changed = max(1, rows / 400)
        let touch =
            "sqlite3 '\(database)' \"UPDATE orders SET note = note || '.' WHERE id IN "
            + "(SELECT abs(random()) % \(rows) FROM orders LIMIT \(changed))\""
        return Subject(database: database, touch: touch)
    }
}

/// Something without which nothing can be measured.
struct BenchFailure: Error, CustomStringConvertible {
    let what: String
    var description: String { what }
}
