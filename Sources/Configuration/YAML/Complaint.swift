import Domain

/// Something that is wrong at one line of a configuration file.
struct Complaint: Error {
    /// The line, from 1.
    let line: Int
    /// What is wrong and what would be allowed, as a sentence without its full stop.
    let problem: String
    /// What to do about it, as one sentence; may be empty.
    var next = ""

    /// The complaint as a failure that names the file.
    func failure(in path: String) -> Failure {
        Failure(.configuration, "\(path.plainForDisplay):\(line): \(problem).", next: next)
    }
}

extension String {
    /// The text as it is where that is safe to print, so that `file:line:` can be clicked and copied;
    /// in quotes otherwise.
    var plainForDisplay: String {
        unicodeScalars.contains { $0.isUnsafeToPrint } ? quotedForDisplay : self
    }
}
