import CSQLite
import Domain

/// What SQLite reports about a database, with the code it gave.
enum SQLiteError: FailureDescribing, Hashable {
    /// There is nothing at the path.
    case missing(path: String)
    /// What is at the path is no regular file.
    case notAFile(path: String)
    /// A call failed with an extended result code, <https://www.sqlite.org/rescode.html>.
    case refused(path: String, code: Int32, message: String)
    /// A rollback-journal database changes too often to be read within its limit.
    case tooBusy(path: String, attempts: Int, limit: Double)
    /// A database in WAL mode was to be given pages of another size, which SQLite cannot do.
    case otherPageSize(path: String, from: Int, to: Int)
    /// Pages did not arrive as the backup interface promises.
    case unexpectedPage(path: String, page: UInt32, expected: UInt32)

    /// Whether it tells that the database's contents are damaged.
    var isDamage: Bool {
        if case .refused(_, let code, _) = self { code & 0xFF == SQLITE_CORRUPT } else { false }
    }

    var failure: Failure {
        switch self {
        case .missing(let path):
            Failure(
                .databaseMissing, "There is no database at \(path.quotedForDisplay).",
                cause: "The path is misspelt, or the database was moved or deleted.",
                next: "Check the path with 'ls -l'. Existing backups of it are not affected.")
        case .notAFile(let path):
            Failure(
                .notADatabase, "\(path.quotedForDisplay) is not a file.",
                cause: "It is a folder, a device or a pipe.",
                next: "Give the path of the SQLite database file itself.")
        case .refused(let path, let code, let message):
            Self.failure(path.quotedForDisplay, code: code, message)
        case .tooBusy(let path, let attempts, let limit):
            Failure(
                .freezeTooLong,
                "\(path.quotedForDisplay) changed during each of \(attempts) attempts to read it.",
                cause:
                    "It is not in WAL mode, and reading it takes longer than writers may be kept "
                    + "waiting (\(limit) s).",
                next:
                    "Switch it to WAL ('PRAGMA journal_mode=wal'), raise freeze-limit, or run the "
                    + "backup in a quieter hour.",
                canRetry: true)
        case .otherPageSize(let path, let from, let to):
            Failure(
                .targetInUse,
                "\(path.quotedForDisplay) has pages of \(from) bytes and the restored database of "
                    + "\(to); it was not changed.",
                cause: "SQLite cannot change the page size of a database in WAL mode.",
                next: "Stop the programs that use it, switch it to a rollback journal with "
                    + "sqlite3 ('PRAGMA journal_mode=delete'), restore again, then switch it back; "
                    + "or restore to a new path.")
        case .unexpectedPage(let path, let page, let expected):
            Failure(
                .internal,
                "Page \(page) of \(path.quotedForDisplay) arrived where \(expected) was expected.",
                cause: "SQLite's backup interface behaved in a way Stillpoint does not know.",
                next: "Please report it with SQLite's version; no backup was made.")
        }
    }

    private static func failure(_ name: String, code: Int32, _ message: String) -> Failure {
        let said = "SQLite says: \(message) (\(code))."
        switch code & 0xFF {
        case SQLITE_NOTADB:
            return Failure(
                .notADatabase, "\(name) is not a SQLite database, or it is encrypted. \(said)",
                cause: "Another file has that name, or the database is encrypted (SQLCipher, SEE).",
                next: "Check the path; 'file' and 'sqlite3 PATH .schema' tell what it is.")
        case SQLITE_CORRUPT:
            return Failure(
                .databaseDamaged, "The database \(name) is damaged. \(said)",
                cause: "It was truncated or overwritten, or the disk is failing.",
                next: "Do not delete any backup. Restore the newest good point to a new path with "
                    + "'stillpoint restore', and look at the disk.")
        case SQLITE_BUSY, SQLITE_LOCKED:
            return Failure(
                .databaseBusy, "The database \(name) stayed locked by another program. \(said)",
                cause: "A long transaction, or a program that holds it in exclusive mode.",
                next: "Wait for that program, or switch the database to WAL mode.", canRetry: true)
        case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_READONLY, SQLITE_AUTH:
            return Failure(
                .databaseUnreadable, "The database \(name) cannot be opened. \(said)",
                cause: "This user may not read it, or, for a WAL database, may not write in its "
                    + "folder, where SQLite keeps the index that all its readers share.",
                next: "Run as the user who owns the database ('ls -l' shows who), or as root.")
        case SQLITE_FULL:
            return Failure(
                .diskFull, "SQLite found no space while reading \(name). \(said)",
                cause: "The file system of the database is full.",
                next: "Free some space there and run it again.", canRetry: true)
        default:
            return Failure(
                .databaseUnreadable, "The database \(name) cannot be read. \(said)",
                cause: "The disk or the file system reported an error.",
                next: "Look into the kernel's log ('dmesg').", canRetry: true)
        }
    }
}
