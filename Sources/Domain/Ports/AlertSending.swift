/// Tells somebody that something happened.
package protocol AlertSending: Sendable {
    /// Sends `alert` by a channel that its task has, and waits until that has ended.
    ///
    /// Blocks for no longer than the task's timeout and a few seconds, whatever a hook or a server
    /// does. Any thread may call it.
    ///
    /// - Parameter cancellation: has it end early, which is then its problem.
    func send(
        _ alert: Alert, by channel: AlertChannel, unless cancellation: Cancellation
    ) -> AlertDelivery
}

/// What came of telling somebody.
package struct AlertDelivery: Hashable, Sendable {
    /// What went wrong, whole sentences without secrets of ours; none if nothing did.
    package var problem: String?
    /// The last that a hook printed; empty if that was nothing.
    package var output = ""

    /// A delivery that came to this.
    package init(problem: String? = nil, output: String = "") {
        self.problem = problem
        self.output = output
    }
}
