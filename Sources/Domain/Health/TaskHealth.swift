/// How a task is doing, as far as its files and its last runs tell.
package struct TaskHealth: Hashable, Sendable, Codable {
    /// The one word for it.
    package enum State: String, Sendable, Codable, CaseIterable {
        /// The last run succeeded and every restore point can be restored.
        case good
        /// A job of it is going on.
        case running
        /// A job of it waits for its turn.
        case waiting
        /// There is no good backup for longer than its schedule allows.
        case late
        /// Something needs a person: the last run failed, or a restore point is damaged.
        case failed
        /// Somebody disabled it.
        case disabled
        /// There is no restore point yet.
        case neverRun = "never-run"
    }

    /// The task.
    package let task: BackupTask
    /// The one word for it.
    package let state: State
    /// When its newest good state was taken or confirmed to be unchanged.
    package let lastGood: LocalTime?
    /// When its schedules ask for the next backup; none without schedules or if it is disabled.
    package let nextDue: LocalTime?
    /// How many complete restore points there are.
    package let points: Int
    /// How many leftovers lie around.
    package let leftovers: Int
    /// What needs attention, one sentence each.
    package let problems: [String]
    /// What is not wrong yet, the gravest first.
    package let warnings: [TaskWarning]

    /// The health of `task`, as far as `look` tells it.
    package init(of task: BackupTask, _ look: TaskLook) {
        self.task = task
        let found = try? look.catalog.get()
        let complete = found?.points.filter { $0.state == .complete } ?? []
        points = complete.count
        leftovers = found?.leftovers.count ?? 0
        lastGood = Self.lastGood(complete, look.runs)
        let failures = Self.problems(look)
        let schedules = task.isEnabled ? [task.full, task.incremental].compactMap { $0 } : []
        nextDue = task.isEnabled ? Slots(of: task, in: look.zone).next(after: look.time)?.time : nil
        let late = Lateness(schedules, lastGood: lastGood, now: look.time, in: look.zone)
        state = Self.state(
            task, look.activity, hasFailed: !failures.isEmpty, isLate: late != nil,
            hasPoints: !complete.isEmpty)
        problems =
            failures.isEmpty && task.isEnabled
            ? Self.problems(late, since: lastGood, hasPoints: !complete.isEmpty) : failures
        warnings = TaskWarning.all(of: task, look)
    }

    private static func state(
        _ task: BackupTask, _ activity: TaskLook.Activity?, hasFailed: Bool, isLate: Bool,
        hasPoints: Bool
    ) -> State {
        if !task.isEnabled { return .disabled }
        switch activity {
        case .running: return .running
        case .waiting: return .waiting
        case nil: return hasFailed ? .failed : !hasPoints ? .neverRun : isLate ? .late : .good
        }
    }

    /// A run that found nothing changed confirms the newest restore point.
    private static func lastGood(_ complete: [RestorePoint], _ runs: [RunRecord]) -> LocalTime? {
        guard let newest = complete.last?.facts.time else { return nil }
        let confirmed = runs.first { $0.action == .backup && $0.outcome == .succeeded }
        return [newest, confirmed?.startedAt].compactMap { $0 }.max()
    }

    /// What is wrong with a task that has not failed.
    private static func problems(
        _ late: Lateness?, since lastGood: LocalTime?, hasPoints: Bool
    ) -> [String] {
        guard hasPoints else { return ["There is no restore point yet."] }
        guard let late, let lastGood else { return [] }
        return [
            "A backup was due at \(late.due.forPeople); the last good one is from "
                + "\(lastGood.forPeople)."
        ]
    }

    private static func problems(_ look: TaskLook) -> [String] {
        var problems = problems(look.catalog)
        if let last = look.runs.first(where: { $0.action == .backup }), let problem = problem(last),
            !problems.contains(problem)
        {
            problems.append(problem)
        }
        if let verified = look.runs.first(where: { $0.action == .verify }),
            verified.outcome == .foundProblems
        {
            problems.append("The last verification (\(verified.kind)) found: \(verified.reason)")
        }
        return problems
    }

    private static func problems(_ catalog: Result<Catalog, Failure>) -> [String] {
        switch catalog {
        case .failure(let failure): return [failure.message]
        case .success(let catalog):
            let broken = catalog.points.compactMap(\.problem) + catalog.unreadable.map(\.problem)
            return Array(Set(broken)).sorted()
        }
    }

    private static func problem(_ run: RunRecord) -> String? {
        switch run.outcome {
        case .succeeded: nil
        case .failed: run.failure?.message ?? "The last backup failed."
        case .cancelled: "The last backup was cancelled."
        case .foundProblems: "The database is damaged; its backup was made all the same."
        }
    }
}
