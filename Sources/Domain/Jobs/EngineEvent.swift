/// Identifies one job of an engine, counted from 1.
package struct JobID: Hashable, Sendable, Codable, Comparable {
    /// The number.
    package let rawValue: UInt64

    /// The job with this number.
    package init(rawValue: UInt64) { self.rawValue = rawValue }

    /// Earlier jobs come first.
    package static func < (left: JobID, right: JobID) -> Bool { left.rawValue < right.rawValue }
}

/// What the engine says at once about a command.
package enum Admission: Hashable, Sendable, Codable {
    /// It becomes this job.
    case accepted(JobID)
    /// A job that is already waiting does the same; its outcome is this command's, too.
    case joined(JobID)
    /// It will not be done.
    case refused(Failure)
}

/// What happens in the engine, in order.
package enum EngineEvent: Hashable, Sendable, Codable {
    /// What becomes of a command of this front end; comes before any event of its job, unless that
    /// job was there before.
    case admitted(CommandID, Admission)
    /// A job was put into the queue.
    case queued(JobID, EngineCommand, JobOrigin, at: LocalTime)
    /// A job has begun.
    case started(JobID, at: LocalTime)
    /// How far a job is.
    case progressed(JobID, JobProgress)
    /// A job has ended, in one way or the other.
    case ended(JobID, JobOutcome)
    /// Everything was looked at again.
    case surveyed(Survey)
    /// An inquiry of this front end was answered.
    case answered(InquiryID, Answer)
    /// Something happened that is worth a line in the log.
    case noted(EngineNote)
    /// The engine cannot be reached any more; no other event follows.
    case lost(Failure)

    /// The job it is about; none if it is about no job.
    package var job: JobID? {
        switch self {
        case .queued(let job, _, _, _), .started(let job, _), .progressed(let job, _),
            .ended(let job, _):
            job
        case .admitted, .surveyed, .answered, .noted, .lost: nil
        }
    }
}

/// How a job ended.
package enum JobOutcome: Hashable, Sendable, Codable {
    /// A backup was made, or was not needed.
    case backedUp(BackupReport)
    /// A database was rebuilt.
    case restored(RestoreReport)
    /// Backups were looked at.
    case verified(VerifyReport)
    /// It failed or was cancelled.
    case failed(Failure)

    /// What went wrong beside the job itself, one sentence each.
    package var warnings: [String] {
        switch self {
        case .backedUp(let report): report.warnings
        case .restored(let report): report.warnings
        case .verified(let report): report.warnings
        case .failed: []
        }
    }
}
