import Domain
import Glibc

/// What can be done to the `.in-progress` files of others: tell whether they live, remove them.
enum InProgressFile {
    /// Whether nobody writes the file: its lock is free.
    static func isLeftover(_ path: String) -> Bool {
        // A file that this user may not open is not known to be written, and not restored from.
        guard let file = try? OpenFile(path, O_RDONLY | O_NONBLOCK) else {
            return access(path, F_OK) == 0
        }
        guard (try? file.lock(LOCK_SH)) == true else { return false }
        // It may have got its final name since the folder was listed.
        return file.isStillAtItsPath()
    }

    /// Deletes a leftover and its sidecar.
    ///
    /// - Throws: `notALeftover`, `busy`, `SystemError`.
    static func remove(_ path: String) throws {
        guard BackupName.isInProgress(path.lastPathPart) else { throw notALeftover(path) }
        let file = try OpenFile(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW)
        guard try file.lock() else { throw busy(path) }
        guard file.isStillAtItsPath() else { throw notALeftover(path) }
        let final = String(path.dropLast(BackupName.inProgressEnding.count))
        // A backup that is complete keeps its sidecar, should a file in progress bear its name.
        if try FileOperations.status(final) == nil {
            try FileOperations.remove(final + BackupName.sidecarEnding)
        }
        try FileOperations.remove(path)
    }

    private static func notALeftover(_ path: String) -> Failure {
        Failure(
            .notALeftover, "\(path.quotedForDisplay) is not a leftover.",
            cause: "A leftover is an .in-progress file of a backup that nobody is writing.",
            next: "Look at 'stillpoint leftovers'; nothing was deleted.")
    }

    private static func busy(_ path: String) -> Failure {
        Failure(
            .busy, "\(path.quotedForDisplay) is being written right now.",
            cause: "A backup is running.",
            next: "Let it end, or cancel it; nothing was deleted.", canRetry: true)
    }
}
