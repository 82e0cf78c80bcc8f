import Domain

/// A backup file whose contents are not what they should be.
struct DamagedFile: FailureDescribing {
    /// The path of the file.
    let path: String
    /// What is wrong with it.
    let error: FormatError

    /// What is wrong, as one sentence.
    var sentence: String { "\(path.quotedForDisplay) is damaged: \(error.problem)." }

    var failure: Failure {
        if case .unsupportedVersion = error {
            return Failure(
                .unsupportedFormat, "\(path.quotedForDisplay) cannot be read: \(error.problem).",
                cause: "It was made by a later version of Stillpoint.",
                next: "Use that version, or recover.py beside the file.")
        }
        return Failure(
            .fileDamaged, sentence,
            cause:
                "The file was cut short or changed after it was written, or the disk is failing.",
            next: "Restore a point that does not need this file ('stillpoint verify' tells which), "
                + "or put the file back from another copy.")
    }

    /// Adds the path to a format error that `body` throws.
    static func naming<T>(_ path: String, _ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let error as FormatError {
            throw DamagedFile(path: path, error: error)
        }
    }
}
