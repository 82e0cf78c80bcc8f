import Foundation
import TestSupport

/// A SQLite database as the `sqlite3` program sees it.
struct Database: Sendable {
    /// `sqlite3` did not do what it was told.
    struct Refused: Error {
        let words: String
    }

    let path: String

    init(_ path: String) { self.path = path }

    /// Runs statements and gives what they print.
    @discardableResult
    func run(_ sql: String) throws -> String {
        let result = try Program("sqlite3").run("-bail", path, sql)
        guard result.status == 0, result.errors.isEmpty else {
            throw Refused(words: result.errorText)
        }
        return result.text.trimmingCharacters(in: .newlines)
    }

    /// Adds `count` rows, each of that many random bytes, which no compression makes smaller.
    func addItems(_ count: Int, bytes: Int) throws {
        try run(
            """
            INSERT INTO item(body)
            SELECT randomblob(\(bytes)) FROM generate_series(1, \(count))
            """)
    }

    /// The files beside it that belong to it.
    var companions: [String] {
        ["-wal", "-shm", "-journal"].map { path + $0 }
            .filter { FileManager.default.fileExists(atPath: $0) }
    }

    /// All of its tables as text, the same for the same contents.
    func dump() throws -> String { try run(".dump") }

    /// A digest of all of its tables, the same for the same contents.
    func digest() throws -> String { try run(".sha3sum") }

    /// A copy of its state now, made by `sqlite3`.
    func copy(to path: String) throws -> Database {
        try run(".backup '\(path)'")
        return Database(path)
    }

    /// What `integrity_check` says, and the sum of all balances.
    func state() throws -> String {
        // "immutable" leaves no file beside a database in WAL mode.
        let uri = "file:\(path)?immutable=1"
        return try Database(uri).run("PRAGMA integrity_check; SELECT sum(balance) FROM account")
    }

    /// What `state` gives for a database that is one committed state.
    static let soundState = "ok\n0"

    /// The file's bytes apart from counters in its header, which every copy counts anew: changes
    /// (24 to 27), schema (40 to 43), the last two fields (92 to 99).
    func pages() throws -> Data {
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        for range in [24..<28, 40..<44, 92..<100] where bytes.count >= range.upperBound {
            bytes.replaceSubrange(range, with: repeatElement(0, count: range.count))
        }
        return bytes
    }
}
