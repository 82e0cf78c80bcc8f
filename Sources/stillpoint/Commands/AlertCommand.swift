import ArgumentParser
import Domain

/// `stillpoint alert`
struct AlertCommand: StillpointCommand {
    static let configuration = CommandConfiguration(
        commandName: "alert", abstract: "Try whether an alert arrives, before it is needed.",
        discussion: """
            Runs the task's hook for success, failure, late or recovered with facts that are made \
            up, or asks for its heartbeat address, and tells what came of it. The hook can tell by \
            STILLPOINT_TEST=1 and "test": true. It runs with the environment of this command, which \
            may be another one than that of 'stillpoint serve'. Whoever watches the heartbeat takes \
            it for a good backup.

            Exit status: 0 if it arrived, 1 if it did not.
            """)

    @Argument(help: "What to try: success, failure, late, recovered, heartbeat.")
    var alert: String

    @Argument(help: "The name of the task.")
    var name: String

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if AlertChannel(name: alert) == nil {
            let names = AlertChannel.allCases.map(\.name).joined(separator: ", ")
            throw ValidationError("There is no alert '\(alert)': choose one of \(names).")
        }
    }

    func perform(_ app: App) throws -> CommandResult {
        let task = try app.tasks.task(try TaskName(name))
        guard let channel = AlertChannel(name: alert), task.alerts.has(channel) else {
            throw Failure(
                .configuration, "The task \(task.name) has no '\(alert)' among its alerts.",
                cause: "Neither its file nor stillpoint.yaml has one.",
                next: "Write it under 'alerts:' in one of them; the README shows how.")
        }
        let delivery = try deliver(Self.trial(of: channel, task, at: app.clock.now), channel, app)
        let record = AlertRecord(
            time: app.clock.now, task: task.name, channel: channel, isTest: true,
            problem: delivery.problem)
        return CommandResult(
            TrialDocument(record, delivery), text: Self.text(channel, delivery),
            status: delivery.problem == nil ? .fine : .failed, warnings: keep(record, app))
    }

    /// Keeps what came of it: a warning of a task goes when the same was tried with success.
    private func keep(_ record: AlertRecord, _ app: App) -> [String] {
        do {
            try app.history.record(record)
            return []
        } catch {
            return [Failure(describing: error).message]
        }
    }

    private func deliver(_ trial: Alert, _ channel: AlertChannel, _ app: App) throws
        -> AlertDelivery
    {
        let cancellation = Cancellation()
        let watch = Interruption.whenItComes {
            cancellation.request(Interruption.name ?? "asked to end")
        }
        defer { watch.cancel() }
        return try app.alertSender().send(trial, by: channel, unless: cancellation)
    }

    /// An alert with all facts that a real one can have.
    private static func trial(
        of channel: AlertChannel, _ task: BackupTask, at now: LocalTime
    ) -> Alert {
        var alert = Alert(channel.event, of: task, at: now)
        (alert.isTest, alert.lastGood) = (true, now)
        guard channel.event != .late else {
            alert.due = now
            return alert
        }
        let hasFailed = channel.event == .failure
        var run = RunRecord(
            action: .backup, task: task.name.text, kind: "full",
            outcome: hasFailed ? .failed : .succeeded, startedAt: now, seconds: 0)
        if hasFailed {
            run.failure = Failure(
                .internal, "This is a test: nothing has failed.",
                cause: "Somebody tries whether alerts arrive.", next: "Nothing has to be done.")
        } else {
            run.file = "\(task.destination)/test"
        }
        alert.run = run
        return alert
    }

    private static func text(_ channel: AlertChannel, _ delivery: AlertDelivery) -> String {
        if let problem = delivery.problem { return "FAILED: \(problem.forTerminal)" }
        guard case .hook = channel else { return "\(channel.words) has arrived." }
        let output = delivery.output.split(separator: "\n").map { "\n  \(String($0).forTerminal)" }
        return "\(channel.words) ended well"
            + (output.isEmpty ? "." : ". The last it said:" + output.joined())
    }
}

/// The document of an alert that was tried.
struct TrialDocument: Encodable {
    let task: String
    let alert: String
    let arrived: Bool
    @OrNull var problem: String?
    let output: String

    init(_ record: AlertRecord, _ delivery: AlertDelivery) {
        task = record.task.text
        alert = record.channel.name
        arrived = delivery.problem == nil
        problem = delivery.problem
        output = delivery.output
    }
}
