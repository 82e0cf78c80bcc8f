import Domain

/// Looks at everything: configuration, destinations, history.
struct Surveyor {
    let parts: EngineParts
    /// When a task runs next, as far as somebody keeps its schedule.
    var next: (BackupTask) -> LocalTime? = { _ in nil }

    /// How many runs of a task, and of all together, are looked at.
    private static let runs = 200

    /// The survey. Trouble with one part is told in it and does not hide the others.
    func survey() -> Survey {
        var (tasks, problems) = parts.tasks.readable()
        let catalogs = Dictionary(
            uniqueKeysWithValues: Set(tasks.map(\.destination)).map { ($0, catalog(of: $0)) })
        let entries = tasks.map { task in
            let catalog = (catalogs[task.destination] ?? catalog(of: task.destination))
                .map { $0.only(task.name) }
            let runs = kept(&problems, or: []) {
                try parts.history.runs(of: task.name, limit: Self.runs)
            }
            return Survey.Entry(
                health: TaskHealth(of: task, catalog: catalog, runs: runs), catalog: catalog,
                runs: runs, next: next(task))
        }
        let leftovers = catalogs.values.compactMap { try? $0.get() }.flatMap(\.leftovers)
        return Survey(
            time: parts.clock.now, entries: entries,
            leftovers: leftovers.sorted { $0.file < $1.file },
            runs: kept(&problems, or: []) { try parts.history.runs(of: nil, limit: Self.runs) },
            problems: problems, draft: parts.drafts.draft())
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
