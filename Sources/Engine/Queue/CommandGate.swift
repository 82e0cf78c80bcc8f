import Domain

/// Decides what becomes of a command that arrives while others wait or run, and what runs next.
///
/// A second backup of a task that is already waiting joins it, unless it asks for more than that
/// one will do; a restore is never merged.
struct CommandGate {
    /// How many jobs may run at a time.
    let limit: Int

    /// The waiting job that does all that `command` asks for, if there is one.
    func jobToJoin(_ command: EngineCommand, in queue: [QueuedJob]) -> JobID? {
        guard case .backup(let task, let kind) = command else { return nil }
        let waiting = queue.first { job in
            guard !job.isRunning, case .backup(task, let waitingKind) = job.command else {
                return false
            }
            return waitingKind == .full || kind != .full
        }
        return waiting?.id
    }

    /// The first job of the queue that may begin now.
    func jobToStart(in queue: [QueuedJob]) -> JobID? {
        let running = queue.filter(\.isRunning)
        guard running.count < limit else { return nil }
        let busy = Set(running.map(\.subject))
        return queue.first { !$0.isRunning && !busy.contains($0.subject) }?.id
    }
}
