/// That somebody was told something, or was not, as the history keeps it.
package struct AlertRecord: Hashable, Sendable {
    /// When the attempt ended.
    package var time: LocalTime
    /// The task.
    package var task: TaskName
    /// How it was told.
    package var channel: AlertChannel
    /// Whether it was only tried out.
    package var isTest: Bool
    /// What went wrong, whole sentences; none if nothing did.
    package var problem: String?

    /// A record of these facts.
    package init(
        time: LocalTime, task: TaskName, channel: AlertChannel, isTest: Bool, problem: String?
    ) {
        self.time = time
        self.task = task
        self.channel = channel
        self.isTest = isTest
        self.problem = problem
    }
}
