import CSQLite
import Domain
import Glibc

/// One connection to a SQLite database. Confined to the thread that opened it.
final class SQLiteConnection {
    /// The path as it goes into messages.
    let path: String
    /// The `sqlite3 *` of the connection.
    let handle: OpaquePointer

    /// Opens a database, or the name of one that `vfs` knows.
    ///
    /// <https://www.sqlite.org/c3ref/open.html>
    init(_ name: String, flags: Int32, vfs: String? = nil, shownAs path: String? = nil) throws {
        self.path = path ?? name
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(name, &opened, flags | SQLITE_OPEN_NOMUTEX, vfs)
        guard code == SQLITE_OK, let opened else {
            let error = SQLiteError.refused(
                path: self.path, code: opened.map(sqlite3_extended_errcode) ?? code,
                message: String(cString: sqlite3_errstr(code)))
            sqlite3_close_v2(opened)
            throw error
        }
        handle = opened
        sqlite3_extended_result_codes(handle, 1)
    }

    deinit { sqlite3_close_v2(handle) }

    /// Runs statements and throws their rows away.
    func run(_ sql: String) throws {
        try check(sqlite3_exec(handle, sql, nil, nil, nil))
    }

    /// The first column of every row as text; an empty text for NULL.
    func texts(_ sql: String) throws -> [String] {
        try rows(sql) { sqlite3_column_text($0, 0).map { String(cString: $0) } ?? "" }
    }

    /// Whether the first column of every row is true, as SQL understands it: a number that is not 0,
    /// or a text that begins with one. <https://www.sqlite.org/lang_expr.html#boolean_expressions>
    func truths(_ sql: String) throws -> [Bool] {
        try rows(sql) { sqlite3_column_double($0, 0) != 0 }
    }

    /// The first column of the first row as a number; 0 if there is none.
    func number(_ sql: String) throws -> Int64 {
        try texts(sql).first.flatMap { Int64($0) } ?? 0
    }

    /// Lets a long statement end early when somebody asks for it.
    ///
    /// `cancellation` must outlive the connection.
    func watch(_ cancellation: Cancellation) {
        let context = Unmanaged.passUnretained(cancellation).toOpaque()
        sqlite3_progress_handler(
            handle, 100_000,
            { context in
                guard let context else { return 0 }
                let cancellation = Unmanaged<Cancellation>.fromOpaque(context).takeUnretainedValue()
                return cancellation.isRequested ? 1 : 0
            }, context)
    }

    private func rows<T>(_ sql: String, _ value: (OpaquePointer?) -> T) throws -> [T] {
        var statement: OpaquePointer?
        try check(sqlite3_prepare_v2(handle, sql, -1, &statement, nil))
        defer { sqlite3_finalize(statement) }
        var rows: [T] = []
        while true {
            let code = sqlite3_step(statement)
            if code == SQLITE_DONE { return rows }
            guard code == SQLITE_ROW else { throw error(code) }
            rows.append(value(statement))
        }
    }

    /// Turns any result code but `SQLITE_OK` into an error.
    func check(_ code: Int32) throws {
        if code != SQLITE_OK { throw error(code) }
    }

    /// The error that `code` of this connection stands for.
    func error(_ code: Int32) -> SQLiteError {
        .refused(path: path, code: code, message: String(cString: sqlite3_errmsg(handle)))
    }
}
