import CSQLite

extension SQLiteConnection {
    /// Opens a database image that nobody changes, without leaving a file beside it.
    convenience init(image path: String) throws {
        // "immutable" keeps SQLite from making -wal and -shm files,
        // <https://www.sqlite.org/uri.html#uriimmutable>.
        try self.init(
            "file:" + path.percentEncodedForURI + "?immutable=1",
            flags: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, shownAs: path)
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
