import Domain

/// A job that waits or runs, as the gate sees it.
struct QueuedJob: Sendable {
    let id: JobID
    let command: EngineCommand
    /// What no two running jobs may share: the database of a backup, the target of a restore.
    let subject: String
    let origin: JobOrigin
    let queuedAt: LocalTime
    let cancellation: Cancellation
    var startedAt: LocalTime?
    /// The last that was said of it.
    var progress: JobProgress?

    var isRunning: Bool { startedAt != nil }

    /// Tells `listener` all that it has to know of the job.
    func tell(_ listener: (EngineEvent) -> Void) {
        listener(.queued(id, command, origin, at: queuedAt))
        if let startedAt { listener(.started(id, at: startedAt)) }
        if let progress { listener(.progressed(id, progress)) }
    }
}
