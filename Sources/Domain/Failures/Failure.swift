/// What went wrong, for people and programs: what happened, the likely cause, what to do next.
package struct Failure: Error, Hashable, Sendable, Codable {
    /// What kind of failure it is; programs tell failures apart by it.
    package enum Code: String, Sendable, Codable {
        case usage, configuration, unknownTask, taskExists, taskDisabled, otherNode
        case busy, cancelled
        case databaseMissing, notADatabase, databaseDamaged, databaseBusy, databaseUnreadable
        case freezeTooLong
        case destinationMissing, destinationUnwritable, diskFull, fileExists
        case unknownPoint, noPoints, chainBroken, fileDamaged, unsupportedFormat
        case targetExists, targetInUse, checkFailed
        case notALeftover, historyUnusable
        case noTerminal
        case engineLost, noEngine, nodesDiffer
        case inputOutput, `internal`
    }

    /// What kind of failure it is.
    package var code: Code
    /// What happened, as one sentence that names the object.
    package var message: String
    /// The likely cause, as one sentence; may be empty.
    package var cause: String
    /// What the person should do next, as one sentence; may be empty.
    package var next: String
    /// Whether trying the same again later can help without anybody mending anything.
    package var canRetry: Bool

    /// A failure of these words.
    package init(
        _ code: Code, _ message: String, cause: String = "", next: String = "",
        canRetry: Bool = false
    ) {
        self.code = code
        self.message = message
        self.cause = cause
        self.next = next
        self.canRetry = canRetry
    }
}

/// An error of a leaf module that can say what it means to a person.
package protocol FailureDescribing: Error {
    /// The error in words.
    var failure: Failure { get }
}

extension Failure {
    /// Any error as a failure: leaf errors by their own words, the rest as an internal one.
    package init(describing error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let leaf as any FailureDescribing: self = leaf.failure
        default:
            self.init(
                .internal, "Something unexpected went wrong: \(error).",
                cause: "This is probably a defect in Stillpoint.",
                next: "Please report it with this text.")
        }
    }
}
