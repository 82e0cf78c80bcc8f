import Foundation
import TestSupport

/// Things that happen to a database one after another, the same for the same seed.
struct RandomHistory {
    let database: Database
    private var random: SeededRandom

    init(of database: Database, seed: UInt64) {
        self.database = database
        random = SeededRandom(seed: seed)
    }

    /// Makes the database anew with any page size, journal mode and kind of vacuum.
    mutating func create() throws {
        for path in [database.path] + database.companions {
            try? FileManager.default.removeItem(atPath: path)
        }
        let pageSize = 512 << Int.random(in: 0...7, using: &random)
        let journal = any(of: ["wal", "delete", "truncate", "persist", "memory"])
        let vacuum = any(of: ["none", "full", "incremental"])
        try database.run(
            """
            PRAGMA page_size=\(pageSize); PRAGMA auto_vacuum=\(vacuum);
            PRAGMA journal_mode=\(journal);
            CREATE TABLE item(id INTEGER PRIMARY KEY, body BLOB);
            CREATE INDEX item_body ON item(body);
            """)
        try insert()
    }

    /// Lets one thing happen; the name of it is given.
    mutating func goOn() throws -> String {
        switch Int.random(in: 0..<16, using: &random) {
        case 0:
            try create()
            return "another database at the same path"
        case 1:
            try database.run("VACUUM")
            return "vacuum"
        case 2: return try changePageSize()
        case 3: return try changeJournal()
        case 4: return try shrink()
        case 5:
            try database.run("DELETE FROM item; VACUUM")
            return "emptied tables"
        case 6:
            try empty()
            return "a file of 0 bytes"
        case 7, 8:
            try database.run("DELETE FROM item WHERE id % \(number(2...7)) = 0")
            return "delete"
        case 9, 10:
            try database.run(
                "UPDATE item SET body=randomblob(\(number(1...900))) WHERE id % \(number(2...40)) = 1"
            )
            return "update"
        case 11: return "nothing"
        default:
            try insert()
            return "insert"
        }
    }

    private mutating func insert() throws {
        try database.addItems(number(1...300), bytes: number(1...2000))
    }

    private mutating func changePageSize() throws -> String {
        let pageSize = 512 << Int.random(in: 0...7, using: &random)
        let mode = try database.run("PRAGMA journal_mode")
        try database.run(
            """
            PRAGMA journal_mode=delete; PRAGMA page_size=\(pageSize); VACUUM;
            PRAGMA journal_mode=\(mode)
            """)
        return "pages of \(pageSize) bytes"
    }

    private mutating func changeJournal() throws -> String {
        let journal = any(of: ["wal", "delete", "truncate", "persist"])
        try database.run("PRAGMA journal_mode=\(journal)")
        return "journal mode \(journal)"
    }

    private mutating func shrink() throws -> String {
        try database.run("DELETE FROM item WHERE id % 3 > 0; PRAGMA incremental_vacuum")
        return "shrink"
    }

    /// A file of 0 bytes is a database without tables; it gets its table back.
    private func empty() throws {
        for path in database.companions { try FileManager.default.removeItem(atPath: path) }
        try Data().write(to: URL(fileURLWithPath: database.path))
    }

    /// Whether the database is a file of 0 bytes.
    var isEmpty: Bool {
        (try? Data(contentsOf: URL(fileURLWithPath: database.path)).isEmpty) == true
            && database.companions.isEmpty
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &random)
    }

    private mutating func any<T>(of choices: [T]) -> T {
        choices[Int.random(in: choices.indices, using: &random)]
    }
}
