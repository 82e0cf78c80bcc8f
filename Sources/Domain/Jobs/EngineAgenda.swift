/// What an engine is about to do, as it knows without looking at anything.
package struct EngineAgenda: Hashable, Sendable, Codable {
    /// When each task runs next by its schedule; none if the engine keeps no schedules.
    package var next: [TaskName: LocalTime]?
    /// The tasks whose jobs wait for their turn.
    package var waiting: Set<TaskName>

    /// An agenda of these; an empty one is that of no engine.
    package init(next: [TaskName: LocalTime]? = nil, waiting: Set<TaskName> = []) {
        self.next = next
        self.waiting = waiting
    }
}
