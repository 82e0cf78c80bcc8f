/// All that a look at the configuration, the destinations and the history tells.
package struct Survey: Hashable, Sendable, Codable {
    /// One task and what belongs to it.
    package struct Entry: Hashable, Sendable {
        /// How it is doing.
        package var health: TaskHealth
        /// Its restore points and leftovers; the failure if its destination could not be looked at.
        package var catalog: Result<Catalog, Failure>
        /// Its last runs, newest first.
        package var runs: [RunRecord]
        /// When it runs next by its schedules; none if only when it is asked for.
        package var next: LocalTime?

        /// An entry of these parts.
        package init(
            health: TaskHealth, catalog: Result<Catalog, Failure>, runs: [RunRecord],
            next: LocalTime? = nil
        ) {
            self.health = health
            self.catalog = catalog
            self.runs = runs
            self.next = next
        }
    }

    /// When it was made.
    package var time: LocalTime
    /// The tasks, by name.
    package var entries: [Entry]
    /// All leftovers at all destinations, by path.
    package var leftovers: [Leftover]
    /// The last runs of all tasks, newest first.
    package var runs: [RunRecord]
    /// What is wrong with the configuration or the history.
    package var problems: [Failure]
    /// What is wrong among the nodes that share a destination with this one, one sentence each.
    package var nodeWarnings: [String] = []
    /// Whether tasks have schedules and no engine keeps them.
    package var isUnattended = false
    /// The draft of a restore that was kept; none if there is none.
    package var draft: RestoreDraft?

    /// A survey of these parts.
    package init(
        time: LocalTime, entries: [Entry], leftovers: [Leftover], runs: [RunRecord],
        problems: [Failure], draft: RestoreDraft?
    ) {
        self.time = time
        self.entries = entries
        self.leftovers = leftovers
        self.runs = runs
        self.problems = problems
        self.draft = draft
    }

    /// What a person is told when tasks have schedules and no engine keeps them.
    package static let unattended = Failure(
        .noEngine, "No engine runs here, so nothing runs by schedule.",
        cause: "'stillpoint serve' is not running, and no console is open that keeps schedules.",
        next: "Start 'stillpoint serve'; 'stillpoint serve --print-unit' prints a systemd unit.")
}
