import GRDB

/// The databases of the demo: orders with text that compresses about as well as real text.
enum DemoDatabase {
    private static let bytesARow = 1000

    /// Makes a database of about so many MiB, in WAL mode.
    static func make(at path: String, megabytes: Int) throws {
        let database = try DatabasePool(path: path)
        let rows = megabytes * 1_048_576 / bytesARow
        try database.write { database in
            try database.execute(
                sql: """
                    CREATE TABLE orders(id INTEGER PRIMARY KEY, status TEXT, note TEXT, data BLOB);
                    CREATE INDEX orders_status ON orders(status);
                    """)
            try database.execute(
                sql: """
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
                    INSERT INTO orders SELECT i, CASE abs(random()) % 3 WHEN 0 THEN 'new'
                      WHEN 1 THEN 'paid' ELSE 'shipped' END,
                      'order ' || i || ' ' || hex(randomblob(200)), randomblob(450) FROM n
                    """, arguments: [rows])
        }
        try database.writeWithoutTransaction {
            try $0.execute(sql: "PRAGMA wal_checkpoint(truncate)")
        }
        try database.close()
    }

    /// Changes a few rows, as a day's work would.
    static func change(_ path: String) throws {
        let database = try DatabaseQueue(path: path)
        try database.write { database in
            try database.execute(
                sql: """
                    UPDATE orders SET status = 'shipped', note = note || '.'
                    WHERE id % 50 = abs(random()) % 50
                    """)
        }
        try database.close()
    }
}
