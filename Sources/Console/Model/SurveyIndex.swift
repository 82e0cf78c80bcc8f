import Domain

/// Where the things of a survey are in it, by the ids of their rows: a frame looks dozens of them up.
struct SurveyIndex: Equatable, Sendable {
    /// Places in the survey's entries, by the task's name.
    private(set) var tasks: [String: Int] = [:]
    /// Places in the survey's leftovers, by path.
    private(set) var leftovers: [String: Int] = [:]
    /// Places in the survey's runs, by the id of the row.
    private(set) var runs: [String: Int] = [:]
    /// The restore points of all tasks.
    private(set) var points = PointTable()
    /// The ids of the rows of runs, in the survey's order.
    private(set) var runIDs: [String] = []

    /// An index of nothing.
    init() {}

    init(_ survey: Survey) {
        for (place, entry) in survey.entries.enumerated() {
            tasks[entry.health.task.name.text] = place
        }
        for (place, leftover) in survey.leftovers.enumerated() { leftovers[leftover.file] = place }
        indexRuns(survey.runs)
        points = PointTable(
            survey.entries.flatMap { (try? $0.catalog.get())?.points ?? [] }, runs: survey.runs)
    }

    /// A run's id tells its start and its task, so that the cursor stays on it when newer ones come.
    private mutating func indexRuns(_ all: [RunRecord]) {
        runIDs.reserveCapacity(all.count)
        for (place, run) in all.enumerated() {
            var id = "run-\(run.startedAt.microseconds)-\(run.task ?? "")"
            while runs[id] != nil { id += "+" }
            runs[id] = place
            runIDs.append(id)
        }
    }
}
