/// How a task is doing, as far as its files and its last runs tell.
package struct TaskHealth: Hashable, Sendable, Codable {
    /// The one word for it.
    package enum State: String, Sendable, Codable {
        /// The last run succeeded and every restore point can be restored.
        case good
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
    /// How many complete restore points there are.
    package let points: Int
    /// How many leftovers lie around.
    package let leftovers: Int
    /// What needs attention, one sentence each.
    package let problems: [String]

    /// The health of `task`.
    ///
    /// - Parameters:
    ///   - catalog: what lies at its destination, and only its own.
    ///   - runs: its last runs, newest first.
    ///   - historyFailure: why its runs are not known; none if they are.
    package init(
        of task: BackupTask, catalog: Result<Catalog, Failure>, runs: [RunRecord],
        historyFailure: Failure? = nil
    ) {
        self.task = task
        let found = try? catalog.get()
        let complete = found?.points.filter { $0.state == .complete } ?? []
        let backups = runs.filter { $0.action == .backup }
        points = complete.count
        leftovers = found?.leftovers.count ?? 0
        let confirmed = backups.first { $0.outcome == .succeeded }?.startedAt
        lastGood =
            complete.isEmpty ? nil : [complete.last?.facts.time, confirmed].compactMap { $0 }.max()
        var problems = Self.problems(catalog)
        if let historyFailure { problems.append(historyFailure.message) }
        if let last = backups.first, let problem = Self.problem(last), !problems.contains(problem) {
            problems.append(problem)
        }
        if let verified = runs.first(where: { $0.action == .verify }),
            verified.outcome == .foundProblems
        {
            problems.append("The last verification (\(verified.kind)) found: \(verified.reason)")
        }
        let isUnprotected = task.isEnabled && complete.isEmpty && problems.isEmpty
        self.problems = problems + (isUnprotected ? ["There is no restore point yet."] : [])
        state =
            !task.isEnabled
            ? .disabled
            : !problems.isEmpty ? .failed : complete.isEmpty ? .neverRun : .good
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
