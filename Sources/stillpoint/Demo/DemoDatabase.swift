import Foundation
import GRDB

/// The databases of the demo: orders with text that compresses about as well as real text. Always
/// the same ones.
enum DemoDatabase {
    private static let bytesARow = 1000

    /// Makes a database of about so many KiB, in WAL mode.
    static func make(at path: String, kibibytes: Int) throws {
        var configuration = Configuration()
        configuration.prepareDatabase { $0.add(function: noise) }
        let database = try DatabasePool(path: path, configuration: configuration)
        let rows = max(1, kibibytes * 1024 / bytesARow)
        try database.write { database in
            try database.execute(
                sql: """
                    CREATE TABLE orders(id INTEGER PRIMARY KEY, status TEXT, note TEXT, data BLOB);
                    CREATE INDEX orders_status ON orders(status);
                    """)
            try database.execute(
                sql: """
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
                    INSERT INTO orders SELECT i, CASE i * 7919 % 3 WHEN 0 THEN 'new'
                      WHEN 1 THEN 'paid' ELSE 'shipped' END,
                      'order ' || i || ' ' || hex(noise(i, 200)), noise(-i, 450) FROM n
                    """, arguments: [rows])
        }
        try database.writeWithoutTransaction {
            try $0.execute(sql: "PRAGMA wal_checkpoint(truncate)")
        }
        try database.close()
    }

    /// Changes a few rows, as the work of day number `day` would.
    static func change(_ path: String, day: Int) throws {
        let database = try DatabaseQueue(path: path)
        try database.write { database in
            try database.execute(
                sql: """
                    UPDATE orders SET status = 'shipped', note = note || '.'
                    WHERE id = 1 OR id % 50 = ? % 50
                    """, arguments: [day * 7])
        }
        try database.close()
    }

    /// `noise(seed, count)`: so many bytes that look random and are always the same.
    private static let noise = DatabaseFunction("noise", argumentCount: 2, pure: true) { values in
        guard let seed = Int64.fromDatabaseValue(values[0]),
            let count = Int.fromDatabaseValue(values[1])
        else { return nil }
        var state = UInt64(bitPattern: seed)
        var bytes = Data(capacity: count + 8)
        while bytes.count < count {
            // SplitMix64, https://prng.di.unimi.it/splitmix64.c
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
            word ^= word >> 31
            withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
        }
        return bytes.prefix(count)
    }
}
