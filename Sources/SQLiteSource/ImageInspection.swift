import CSQLite
import Domain

/// Looks for what is wrong with a restored image, without leaving a trace beside it.
struct ImageInspection {
    let path: String
    let cancellation: Cancellation

    /// What `check` and `assertions` find, one sentence each.
    ///
    /// - Throws: `cancelled`; otherwise trouble with the image is a finding, not an error.
    func problems(check: ImageCheck, assertions: [String]) throws -> [String] {
        if check == .none, assertions.isEmpty { return [] }
        do {
            // "immutable" keeps SQLite from making -wal and -shm files,
            // <https://www.sqlite.org/uri.html#uriimmutable>.
            let connection = try SQLiteConnection(
                "file:" + path.percentEncodedForURI + "?immutable=1",
                flags: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, shownAs: path)
            connection.watch(cancellation)
            return try structure(connection, check) + failed(assertions, connection)
        } catch let error as SQLiteError {
            try cancellation.check()
            return [error.failure.message]
        }
    }

    private func structure(_ connection: SQLiteConnection, _ check: ImageCheck) throws -> [String] {
        let pragma: String
        switch check {
        case .none: return []
        case .quick: pragma = "quick_check"
        case .full: pragma = "integrity_check"
        }
        return try connection.texts("PRAGMA \(pragma)(20)").filter { $0 != "ok" }
            .map { "\(pragma) says: \($0)" }
    }

    private func failed(_ assertions: [String], _ connection: SQLiteConnection) throws -> [String] {
        try assertions.compactMap { assertion in
            do {
                let holds = try connection.truths(assertion) == [true]
                return holds ? nil : "The assertion \(assertion.quotedForDisplay) does not hold."
            } catch let error as SQLiteError {
                try cancellation.check()
                return "The assertion \(assertion.quotedForDisplay) cannot be run: "
                    + error.failure.message
            }
        }
    }
}

extension String {
    /// The text with all but plain characters as %XX, for a SQLite file URI.
    fileprivate var percentEncodedForURI: String {
        utf8.map { byte in
            let isPlain =
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || [45, 46, 47, 95, 126].contains(byte)
            let digits = String(byte, radix: 16)
            return isPlain
                ? String(UnicodeScalar(byte)) : "%" + (digits.count < 2 ? "0" : "") + digits
        }.joined()
    }
}
