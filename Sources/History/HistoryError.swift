import Domain
import GRDB

/// What can be wrong with the history. None of it touches a restore point.
enum HistoryError: FailureDescribing, Hashable {
    /// The file is no database, or a damaged one.
    case damaged(String)
    /// The file is a database of something else.
    case foreign(String)
    /// The file was written by a newer version.
    case newer(String)
    /// Others keep the file locked.
    case busy(String)
    /// The file system is full.
    case full(String)
    /// The file cannot be opened, read or written.
    case unreachable(String)

    /// What SQLite's result code says of the file at `path`,
    /// <https://www.sqlite.org/rescode.html>.
    init(_ code: ResultCode, _ path: String) {
        self =
            switch code.primaryResultCode {
            case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path)
            case .SQLITE_FULL: .full(path)
            case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_IOERR:
                .unreachable(path)
            // Also SQLITE_ERROR: a table or column that our schema has is not there.
            default: .damaged(path)
            }
    }

    /// The error in words.
    var failure: Failure {
        switch self {
        case .damaged(let path): Self.unusable(path, "is damaged")
        case .foreign(let path): Self.unusable(path, "is a database of something else")
        case .newer(let path): newer(path)
        case .busy(let path): busy(path)
        case .full(let path):
            Failure(
                .diskFull, "The history \(path.quotedForDisplay) cannot grow.",
                cause: "The file system or the quota is full. " + Self.harmless,
                next: "Free some space there.", canRetry: true)
        case .unreachable(let path):
            Failure(
                .historyUnusable,
                "The history \(path.quotedForDisplay) cannot be read and written.",
                cause: "This user may not do that there, or the device reported an error. "
                    + Self.harmless,
                next: "Check owner and mode of the file and its folder with 'ls -ld'.")
        }
    }

    private static let harmless = "The restore points are not affected."

    private static func unusable(_ path: String, _ problem: String) -> Failure {
        Failure(
            .historyUnusable, "The history \(path.quotedForDisplay) \(problem).",
            cause: harmless,
            next: "Move the file aside, with those of the same name that end in '-wal' and '-shm'; "
                + "a new history begins with the next run.")
    }

    private func newer(_ path: String) -> Failure {
        Failure(
            .historyUnusable,
            "The history \(path.quotedForDisplay) was written by a newer version of Stillpoint.",
            cause: Self.harmless,
            next: "Use the newer version, or move the file aside: a new history begins with the "
                + "next run.")
    }

    private func busy(_ path: String) -> Failure {
        Failure(
            .busy, "The history \(path.quotedForDisplay) is locked by another process.",
            cause: "It was waited for. " + Self.harmless,
            next: "Find out who holds it with 'fuser'; what was run is done nevertheless.",
            canRetry: true)
    }
}
