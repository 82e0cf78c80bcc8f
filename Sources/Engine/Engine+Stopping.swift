import Domain

extension Engine {
    /// Takes no more commands and begins nothing by schedule; jobs that wait end at once, jobs that run go on.
    ///
    /// - Parameter why: what those are told who wanted them.
    package func stopStarting(because why: String) {
        stopSchedules()
        let waiting = state.withLock { state in
            state.stopReason = why
            return state.queue.filter { !$0.isRunning }.map(\.id)
        }
        for job in waiting { cancel(job, because: why) }
    }

    /// What a command is told that comes too late.
    static func refusal(because why: String) -> Failure {
        Failure(
            .busy, "The engine takes no more commands: \(why).",
            cause: "It ends as soon as its jobs have ended.",
            next: "Try again when it has ended or was started anew.", canRetry: true)
    }
}
