/// Something an engine did or noticed by itself, for the log.
package struct EngineNote: Hashable, Sendable, Codable {
    /// How much it matters.
    package enum Weight: String, Sendable, Codable {
        /// Good to know.
        case information
        /// A person should look.
        case warning
    }

    /// When it was noticed.
    package var time: LocalTime
    /// The task it is about; none if it is about none.
    package var task: TaskName?
    /// How much it matters.
    package var weight: Weight
    /// What happened and why, whole sentences.
    package var text: String

    /// A note of these words.
    package init(time: LocalTime, task: TaskName?, weight: Weight = .information, text: String) {
        self.time = time
        self.task = task
        self.weight = weight
        self.text = text
    }
}
