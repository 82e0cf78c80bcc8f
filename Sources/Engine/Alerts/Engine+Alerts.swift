import Domain

extension Engine {
    /// Whether somebody is being told of something, or is about to be.
    package var hasAlerts: Bool { outbox.isBusy }

    /// Waits until everybody was told.
    ///
    /// - Returns: false if that does not come within `seconds`.
    package func waitForAlerts(seconds: Double) -> Bool { outbox.wait(seconds: seconds) }

    /// What last went wrong with telling somebody.
    package var alertWarnings: [EngineNote] { state.withLock { $0.alertWarnings } }

    /// Ends what is being sent, and has nothing more sent.
    package func cancelAlerts(because why: String) { outbox.cancellation.request(why) }

    /// How many runs are looked at to tell what a run means.
    private static let runsBefore = 200
    private static let warningsKept = 20

    /// Has those told who want to hear of a run that has ended.
    func tell(of run: RunRecord, origin: JobOrigin) {
        // Without its file nobody knows who wants to be told.
        guard let name = run.task.flatMap({ try? TaskName($0) }),
            let task = try? parts.tasks.task(name), task.isEnabled, !task.alerts.channels.isEmpty
        else { return }
        let rule = AlertRule(
            origin: origin, before: runs(before: run, of: name), toldLate: toldLate(name))
        for event in rule.events(of: run) {
            var alert = Alert(event, of: task, at: parts.clock.now)
            (alert.run, alert.lastGood) = (run, rule.lastGood)
            send(alert)
        }
    }

    /// Where the history cannot be read, nothing is known of before; the survey says so.
    private func runs(before run: RunRecord, of task: TaskName) -> [RunRecord] {
        let runs = (try? parts.history.runs(of: task, limit: Self.runsBefore)) ?? []
        guard let index = runs.firstIndex(of: run) else { return runs }
        return Array(runs[(index + 1)...])
    }

    /// Has those told who want to hear of a task that has become late.
    func tell(_ task: BackupTask, isLate lateness: Lateness, since lastGood: LocalTime) {
        var alert = Alert(.late, of: task, at: parts.clock.now)
        (alert.due, alert.lastGood) = (lateness.due, lastGood)
        note(
            alert.task.name, .warning,
            "A backup was due at \(lateness.due.forPeople) and is late; the last good one is from "
                + "\(lastGood.forPeople).")
        send(alert)
    }

    /// Without schedules of its own the engine goes by the book that another one has kept.
    private func toldLate(_ task: TaskName) -> LocalTime? {
        if let keeper { return keeper.toldLate(task) }
        return (try? parts.schedules.book())?.toldLate[task]
    }

    /// Sends an alert by all channels that its task has for it.
    func send(_ alert: Alert) {
        for channel in alert.task.alerts.channels(for: alert.event) {
            let isTaken = outbox.post(for: alert.task.name) { [self] in
                deliver(alert, by: channel)
            }
            guard !isTaken else { continue }
            report(
                alert, by: channel,
                problem: "It was left out: too many of this task wait to be sent.")
        }
    }

    private func deliver(_ alert: Alert, by channel: AlertChannel) {
        let delivery = parts.alerts.send(alert, by: channel, unless: outbox.cancellation)
        report(alert, by: channel, problem: delivery.problem)
    }

    private func report(_ alert: Alert, by channel: AlertChannel, problem: String?) {
        let wasWell = keep(alert, channel, problem)
        defer { if makesSurveys, !wasWell || problem != nil { surveySoon() } }
        if let problem { return warn(about: alert, "\(channel.words) failed. \(problem)") }
        // What is told after each good backup would fill the log.
        guard alert.event != .success else { return }
        note(alert.task.name, .information, "\(channel.words) was run.")
    }

    /// Keeps in the history that somebody was told, or was not.
    ///
    /// - Returns: whether the same went well the last time, as far as is known.
    private func keep(_ alert: Alert, _ channel: AlertChannel, _ problem: String?) -> Bool {
        let task = alert.task.name
        let last = (try? parts.history.lastAlerts(of: task))?.first { $0.channel == channel }
        do {
            try parts.history.record(
                AlertRecord(
                    time: parts.clock.now, task: task, channel: channel, isTest: false,
                    problem: problem))
        } catch {
            let reason = Failure(describing: error).message
            warn(about: alert, "\(channel.words) is not in the history: \(reason)")
        }
        return last?.problem == nil
    }

    private func warn(about alert: Alert, _ text: String) {
        let warning = note(alert.task.name, .warning, text)
        state.withLock { state in
            state.alertWarnings = state.alertWarnings.suffix(Self.warningsKept - 1) + [warning]
        }
    }

    @discardableResult
    private func note(_ task: TaskName, _ weight: EngineNote.Weight, _ text: String) -> EngineNote {
        let note = EngineNote(time: parts.clock.now, task: task, weight: weight, text: text)
        self.note(note)
        return note
    }
}
