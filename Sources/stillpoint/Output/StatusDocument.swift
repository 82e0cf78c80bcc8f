import Domain

/// The document of all tasks' health.
struct StatusDocument: Encodable {
    let tasks: [HealthDocument]
    /// False if tasks have schedules and no engine keeps them.
    let schedulesKept: Bool
    /// What is wrong with the history.
    let problems: [String]
    /// What is wrong among the nodes that share a destination with this one.
    let nodeWarnings: [String]

    init(_ survey: Survey) {
        tasks = survey.entries.map { HealthDocument($0) }
        schedulesKept = !survey.isUnattended
        problems = survey.problems.map(\.message)
        nodeWarnings = survey.nodeWarnings
    }
}

/// The document of one task's health.
struct HealthDocument: Encodable {
    struct Warning: Encodable {
        let kind: TaskWarning.Kind
        let text: String
    }

    let name: String
    let state: TaskHealth.State
    @OrNull var lastGood: String?
    @OrNull var nextDue: String?
    /// When the engine runs it next; null if none runs, or if it never does.
    @OrNull var next: String?
    let points: Int
    let leftovers: Int
    let problems: [String]
    let warnings: [Warning]

    init(_ entry: Survey.Entry) {
        let health = entry.health
        name = health.task.name.text
        state = health.state
        lastGood = health.lastGood?.iso8601
        nextDue = health.nextDue?.iso8601
        next = entry.next?.iso8601
        points = health.points
        leftovers = health.leftovers
        problems = health.problems
        warnings = health.warnings.map { Warning(kind: $0.kind, text: $0.text) }
    }
}
