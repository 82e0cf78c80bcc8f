import Domain

/// Looks at everything: configuration, destinations, history.
package struct Surveyor {
    private let parts: EngineParts
    private let agenda: EngineAgenda

    /// A surveyor who looks through these parts.
    ///
    /// - Parameter agenda: that of the engine of the state folder, if one runs.
    package init(parts: EngineParts, agenda: EngineAgenda = EngineAgenda()) {
        self.parts = parts
        self.agenda = agenda
    }

    /// How many runs of a task, and of all together, are looked at.
    private static let runs = 200
    /// How far back the forecast of a destination looks.
    private static let trendDays: Int64 = 30

    /// The survey. Trouble with one part is told in it and does not hide the others.
    package func survey() -> Survey {
        let (tasks, problems) = parts.tasks.readable()
        return survey(of: tasks, problems)
    }

    /// The survey of these tasks, with problems that are known already.
    package func survey(of tasks: [BackupTask], _ problems: [Failure] = []) -> Survey {
        var problems = problems
        let catalogs = Dictionary(
            uniqueKeysWithValues: Set(tasks.map(\.destination)).map { ($0, catalog(of: $0)) })
        var looks = tasks.map { task in
            let catalog = catalogs[task.destination] ?? catalog(of: task.destination)
            return look(at: task, catalog.map { $0.only(task.name) }, &problems)
        }
        forecast(&looks)
        let entries = zip(tasks, looks).map { task, look in
            Survey.Entry(
                health: TaskHealth(of: task, look), catalog: look.catalog, runs: look.runs,
                next: agenda.next?[task.name])
        }
        let leftovers = catalogs.values.compactMap { try? $0.get() }.flatMap(\.leftovers)
        var survey = Survey(
            time: parts.clock.now, entries: entries,
            leftovers: leftovers.sorted { $0.file < $1.file },
            runs: kept(&problems, or: []) { try parts.history.runs(of: nil, limit: Self.runs) },
            problems: problems, draft: parts.drafts.draft())
        survey.nodeWarnings = catalogs.keys.sorted().flatMap {
            parts.store.nodeWarnings(at: $0, for: parts.node, parts.clock)
        }
        survey.isUnattended = agenda.next == nil && tasks.contains(where: isScheduled)
        return survey
    }

    /// Whether this node is to run the task by itself.
    private func isScheduled(_ task: BackupTask) -> Bool {
        task.isEnabled && (task.full ?? task.incremental) != nil
            && task.refusal(on: parts.node) == nil
    }

    private func look(
        at task: BackupTask, _ catalog: Result<Catalog, Failure>, _ problems: inout [Failure]
    ) -> TaskLook {
        let runs = kept(&problems, or: []) {
            try parts.history.runs(of: task.name, limit: Self.runs)
        }
        let now = parts.clock.now
        let start = LocalTime(
            microseconds: now.microseconds - Self.trendDays * 86_400_000_000, offset: now.offset)
        var look = TaskLook(catalog: catalog, runs: runs, at: now, in: parts.clock.zone)
        look.trend = kept(&problems, or: nil) {
            try parts.history.trend(of: task.name, since: start)
        }
        look.alerts = kept(&problems, or: []) {
            task.alerts.channels.isEmpty ? [] : try parts.history.lastAlerts(of: task.name)
        }
        // What is wrong with the destination is told by the catalogue.
        look.destination = try? parts.folders.destination(
            at: task.destination, for: task.database)
        look.activity = activity(of: task.name)
        return look
    }

    private func activity(of task: TaskName) -> TaskLook.Activity? {
        if parts.locks.isHeld(task) { return .running }
        return agenda.waiting.contains(task) ? .waiting : nil
    }

    /// Tells each look what all of them together write to its device.
    private func forecast(_ looks: inout [TaskLook]) {
        var written: [UInt: Int64] = [:]
        for look in looks {
            guard let device = look.destination?.device,
                let bytes = look.trend?.bytesADay(at: look.time)
            else { continue }
            written[device, default: 0] += bytes
        }
        for index in looks.indices {
            looks[index].bytesADay = looks[index].destination?.device.flatMap { written[$0] }
        }
    }

    private func catalog(of destination: String) -> Result<Catalog, Failure> {
        Result { try parts.store.catalog(of: destination) }.mapError { Failure(describing: $0) }
    }

    /// What `body` gives; if it fails, `fallback`, and the failure is one of the problems.
    private func kept<T>(_ problems: inout [Failure], or fallback: T, _ body: () throws -> T) -> T {
        do {
            return try body()
        } catch {
            let failure = Failure(describing: error)
            if !problems.contains(failure) { problems.append(failure) }
            return fallback
        }
    }
}
