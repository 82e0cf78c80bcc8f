import Domain

/// What the engine has told so far. Only engine events change it.
struct World: Equatable, Sendable {
    /// The last survey; none until the first one came.
    var survey: Survey?
    /// Jobs of this engine, oldest first.
    var jobs: [JobRow] = []

    /// Ended jobs beyond so many are forgotten; the history has them.
    private static let jobsKept = 100

    /// The jobs that run or wait.
    var activeJobs: [JobRow] { jobs.filter { !$0.isEnded } }

    /// The job of a task that runs or waits.
    func activeJob(of task: String) -> JobRow? {
        jobs.last { !$0.isEnded && $0.command.task?.text == task }
    }

    /// What the survey says of a task.
    func entry(of task: String) -> Survey.Entry? {
        survey?.entries.first { $0.health.task.name.text == task }
    }

    mutating func take(_ event: EngineEvent, at now: LocalTime) {
        switch event {
        case .queued(let id, let command):
            jobs.append(JobRow(id: id, command: command, queuedAt: now))
        case .started(let id, let time): change(id) { $0.startedAt = time }
        case .progressed(let id, let progress): change(id) { $0.take(progress) }
        case .ended(let id, let outcome):
            change(id) {
                $0.outcome = outcome
                $0.endedAt = now
            }
            forgetOldJobs()
        case .surveyed(let survey): self.survey = survey
        case .answered: break
        }
    }

    private mutating func change(_ id: JobID, _ body: (inout JobRow) -> Void) {
        guard let index = jobs.firstIndex(where: { $0.id == id }) else { return }
        body(&jobs[index])
    }

    private mutating func forgetOldJobs() {
        let surplus = jobs.count - Self.jobsKept
        guard surplus > 0 else { return }
        var left = surplus
        jobs.removeAll { job in
            guard left > 0, job.isEnded else { return false }
            left -= 1
            return true
        }
    }
}

/// One job as the console knows it.
struct JobRow: Equatable, Sendable {
    let id: JobID
    let command: EngineCommand
    let queuedAt: LocalTime
    var startedAt: LocalTime?
    var endedAt: LocalTime?
    var progress: JobProgress?
    /// Bytes a second between the last progress events, oldest first.
    var rates: [Double] = []
    var outcome: JobOutcome?

    private static let ratesKept = 60

    init(id: JobID, command: EngineCommand, queuedAt: LocalTime) {
        self.id = id
        self.command = command
        self.queuedAt = queuedAt
    }

    var isEnded: Bool { outcome != nil }
    var isRunning: Bool { startedAt != nil && outcome == nil }

    /// The share that is done, 0 to 1; none while it is not known.
    var share: Double? {
        guard let progress, progress.total > 0 else { return nil }
        return min(1, Double(progress.done) / Double(progress.total))
    }

    /// Bytes a second since the phase began, and the seconds left at that rate.
    var pace: (rate: Double, secondsLeft: Double?)? {
        guard let progress, progress.seconds > 0.2, progress.done > 0 else { return nil }
        let rate = Double(progress.done) / progress.seconds
        return (rate, progress.total > 0 ? Double(progress.total - progress.done) / rate : nil)
    }

    mutating func take(_ next: JobProgress) {
        if let last = progress, last.phase == next.phase, next.seconds > last.seconds {
            let rate = Double(next.done - last.done) / (next.seconds - last.seconds)
            rates = (rates + [max(0, rate)]).suffix(Self.ratesKept)
        }
        progress = next
    }
}
