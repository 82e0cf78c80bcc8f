/// One run of a job, as the history keeps it.
package struct RunRecord: Hashable, Sendable, Codable {
    /// What was run.
    package enum Action: String, Sendable, Codable {
        case backup, restore, verify
    }

    /// How a run ended.
    package enum Outcome: String, Sendable, Codable {
        case succeeded, failed, cancelled
        /// It ended, and found something wrong with the database or the backups.
        case foundProblems = "found-problems"
    }

    /// What was run.
    package var action: Action
    /// The task; none for a job on a bare folder.
    package var task: String?
    /// "full", "incremental", "unchanged" for backups; the level for verifications.
    package var kind: String
    /// Why it was a full one, or why nothing was written; empty otherwise.
    package var reason: String = ""
    /// Who or what asked for it, in words as `JobOrigin` has them; empty if that is not known.
    package var origin: String = ""
    /// How it ended.
    package var outcome: Outcome
    /// When it began.
    package var startedAt: LocalTime
    /// How long it took.
    package var seconds: Double
    /// How long the database was frozen.
    package var freezeSeconds: Double = 0
    /// Bytes that gathered in the database's log during the freeze.
    package var logBytes: Int64 = 0
    /// Pages of the image.
    package var pages: UInt32 = 0
    /// Pages that had changed.
    package var changedPages: UInt32 = 0
    /// Bytes of the image.
    package var imageBytes: Int64 = 0
    /// Bytes of the file that was written.
    package var fileBytes: Int64 = 0
    /// The restore point that was made or used.
    package var point: String?
    /// The file that was written.
    package var file: String?
    /// What went wrong; none if nothing did.
    package var failure: Failure?

    /// A run of these facts; sizes and details are set afterwards.
    package init(
        action: Action, task: String?, kind: String, outcome: Outcome, startedAt: LocalTime,
        seconds: Double
    ) {
        self.action = action
        self.task = task
        self.kind = kind
        self.outcome = outcome
        self.startedAt = startedAt
        self.seconds = seconds
    }
}
