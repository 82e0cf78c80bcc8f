import Domain

/// Runs hooks as programs of this machine, and asks for heartbeats over HTTP.
package struct AlertSender: AlertSending {
    private let node: NodeTag
    private let host: String
    private let environment: [String: String]

    /// A sender for this node on this machine.
    ///
    /// - Parameter environment: the variables that hooks have beside those of the alert.
    package init(node: NodeTag, host: String, environment: [String: String]) {
        self.node = node
        self.host = host
        self.environment = environment
    }

    package func send(
        _ alert: Alert, by channel: AlertChannel, unless cancellation: Cancellation
    ) -> AlertDelivery {
        switch channel {
        case .hook(let event):
            guard let command = alert.task.alerts.hooks[event] else { return AlertDelivery() }
            return run(command, about: alert, unless: cancellation)
        case .heartbeat:
            guard let url = alert.task.alerts.heartbeat else { return AlertDelivery() }
            let heartbeat = Heartbeat(url: url, timeout: alert.task.alerts.timeout)
            return AlertDelivery(problem: heartbeat.send(unless: cancellation))
        }
    }

    private func run(
        _ command: String, about alert: Alert, unless cancellation: Cancellation
    ) -> AlertDelivery {
        let document = AlertDocument(alert, node: node, host: host)
        let hook = HookRun(
            command: command, environment: document.environment(beside: environment),
            input: document.json, timeout: alert.task.alerts.timeout)
        let end: HookRun.End
        do {
            end = try hook.run(unless: cancellation)
        } catch {
            return AlertDelivery(problem: Failure(describing: error).message)
        }
        let said = end.output.isEmpty ? "" : " The last it said: \(end.output.quotedForDisplay)."
        return AlertDelivery(problem: end.problem.map { $0 + said }, output: end.output)
    }
}
