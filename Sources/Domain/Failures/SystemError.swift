import Foundation

/// A system call that failed on a file.
package struct SystemError: FailureDescribing, Hashable {
    /// The `errno` of the call.
    package let number: Int32
    /// What was being done, as in "cannot `operation` the file".
    package let operation: String
    /// The file's path.
    package let path: String

    /// The failure of `operation` on `path` with this `errno`.
    package init(_ number: Int32, _ operation: String, _ path: String) {
        self.number = number
        self.operation = operation
        self.path = path
    }

    /// The failure that `errno` tells of right now.
    package static func last(_ operation: String, _ path: String) -> SystemError {
        SystemError(errno, operation, path)
    }

    /// The error in words.
    package var failure: Failure {
        let what =
            "Cannot \(operation) \(path.quotedForDisplay): \(String(cString: strerror(number)))."
        switch number {
        case ENOSPC, EDQUOT:
            return Failure(
                .diskFull, what, cause: "The file system or the quota is full.",
                next: "Free some space there, then run it again; what was there before is intact.",
                canRetry: true)
        case EACCES, EPERM, EROFS:
            return Failure(
                .destinationUnwritable, what,
                cause: "This user may not do that there, or the file system is read-only.",
                next: "Check owner and mode with 'ls -ld', and the mount with 'findmnt'.")
        case ENOENT, ENOTDIR, ENODEV, ESTALE:
            return Failure(
                .destinationMissing, what,
                cause: "The file or folder is gone, or its file system is not mounted.",
                next: "Check that the path is right and mounted.", canRetry: true)
        case EEXIST:
            return Failure(
                .fileExists, what, cause: "Something with that name is already there.",
                next: "Choose another name; nothing was overwritten.")
        default:
            return Failure(
                .inputOutput, what, cause: "The device or the file system reported an error.",
                next: "Look into the kernel's log ('dmesg') for the device.", canRetry: true)
        }
    }
}
