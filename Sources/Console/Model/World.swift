import Domain

/// What the engine has told so far. Only engine events change it.
struct World: Equatable, Sendable {
    /// The last survey; none until the first one came.
    private(set) var survey: Survey?
    /// Where things are in the survey.
    private(set) var index = SurveyIndex()
    /// Jobs of this engine, oldest first.
    private(set) var jobs: [JobRow] = []

    /// Ended jobs beyond so many are forgotten; the history has them.
    private static let jobsKept = 100

    /// The jobs that run or wait.
    var activeJobs: [JobRow] { jobs.filter { !$0.isEnded } }

    /// The job of a task that runs or waits; one that runs comes first.
    func activeJob(of task: String) -> JobRow? {
        let active = jobs.filter { !$0.isEnded && $0.command.task?.text == task }
        return active.first(where: \.isRunning) ?? active.first
    }

    /// The job with this id.
    func job(_ id: JobID) -> JobRow? { jobs.first { $0.id == id } }

    /// What the survey says of a task.
    func entry(of task: String) -> Survey.Entry? {
        guard let place = index.tasks[task] else { return nil }
        return survey?.entries[place]
    }

    mutating func take(_ event: EngineEvent, at now: LocalTime) {
        switch event {
        case .queued(let id, let command, let origin, let time):
            guard job(id) == nil else { return }
            jobs.append(JobRow(id: id, command: command, origin: origin, queuedAt: time))
        case .started(let id, let time): change(id) { $0.startedAt = time }
        case .progressed(let id, let progress): change(id) { $0.take(progress) }
        case .ended(let id, let outcome):
            change(id) {
                $0.outcome = outcome
                $0.endedAt = now
            }
            forgetOldJobs()
        case .surveyed(let survey):
            self.survey = survey
            index = SurveyIndex(survey)
        case .admitted, .answered, .noted, .lost: break
        }
    }

    /// Forgets all jobs: another engine gives the same numbers to others.
    mutating func forgetJobs() { jobs = [] }

    private mutating func change(_ id: JobID, _ body: (inout JobRow) -> Void) {
        guard let index = jobs.firstIndex(where: { $0.id == id }) else { return }
        body(&jobs[index])
    }

    private mutating func forgetOldJobs() {
        var surplus = jobs.count - Self.jobsKept
        guard surplus > 0 else { return }
        jobs.removeAll { job in
            guard surplus > 0, job.isEnded else { return false }
            surplus -= 1
            return true
        }
    }
}
