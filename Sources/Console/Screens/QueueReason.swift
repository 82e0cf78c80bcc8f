import Domain

/// Why a job waits: which other is in the way.
struct QueueReason: Equatable, Sendable {
    /// In a few words: `after shop`.
    let short: String
    /// As a sentence.
    let sentence: String

    /// The reason of `job`. An engine runs few jobs at a time, and one for each database.
    init(_ job: JobRow, in world: World) {
        let running = world.jobs.filter(\.isRunning)
        let subject = Self.subject(of: job, world)
        if let rival = running.first(where: { Self.subject(of: $0, world) == subject }) {
            let name = Self.name(rival)
            short = "after \(name)"
            sentence =
                "until \(rival.command.words) of \(name) is done: one job at a time "
                + "for \(subject)"
        } else if let first = running.first {
            let names = running.map(Self.name).joined(separator: " and ")
            short = running.count == 1 ? "after \(Self.name(first))" : "after \(names)"
            sentence =
                "for a free place: \(names) \(running.count == 1 ? "runs" : "run") now"
        } else {
            short = "begins now"
            sentence = "not long: nothing else runs"
        }
    }

    private static func name(_ job: JobRow) -> String { job.command.task?.text ?? "a folder" }

    /// What no two running jobs may share, in words.
    private static func subject(of job: JobRow, _ world: World) -> String {
        switch job.command {
        case .backup(let task, _): world.entry(of: task.text)?.health.task.database ?? task.text
        case .restore(let request): request.target
        case .verify(let request): "verifying \(request.scope)"
        }
    }
}
