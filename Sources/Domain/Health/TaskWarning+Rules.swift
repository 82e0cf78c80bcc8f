extension TaskWarning {
    /// What `look` gives to worry about; nothing for a disabled task.
    static func all(of task: BackupTask, _ look: TaskLook) -> [TaskWarning] {
        guard task.isEnabled else { return [] }
        let found = try? look.catalog.get()
        let last = look.runs.first { $0.action == .backup && $0.freezeSeconds > 0 }
        let unsafe = [sameDevice(look.destination), fillingUp(look)].compactMap { $0 }
        return unsafe + alerts(of: task, look)
            + [
                last.flatMap { freezeHeld($0, limit: task.freezeLimit) },
                last.flatMap(logGrown),
                found.flatMap { clock($0, now: look.time) },
                found.flatMap { leftovers($0, of: task.name, now: look.time) },
                found.flatMap { drill($0, of: task.name, look) },
            ].compactMap { $0 }
    }

    private static func sameDevice(_ destination: DestinationFacts?) -> TaskWarning? {
        guard destination?.isOnDeviceOfDatabase == true else { return nil }
        return TaskWarning(
            .sameDevice,
            "The backups lie on the same device as the database: if it fails, both are lost. "
                + "Choose a destination on another disk or machine.")
    }

    /// What went well the last time is no warning, also if it was only tried; nor is what the task
    /// no longer has.
    private static func alerts(of task: BackupTask, _ look: TaskLook) -> [TaskWarning] {
        look.alerts.compactMap { alert in
            guard task.alerts.has(alert.channel), let problem = alert.problem else { return nil }
            return TaskWarning(
                .alerts,
                "\(alert.channel.words) failed at \(alert.time.forPeople). \(problem) Mend it, and "
                    + "try it with 'stillpoint alert \(alert.channel.name) \(task.name)'.")
        }
    }

    private static let daysAhead: Int64 = 14

    private static func fillingUp(_ look: TaskLook) -> TaskWarning? {
        guard let destination = look.destination, destination.exists,
            let bytes = look.bytesADay, bytes > 0
        else { return nil }
        let days = destination.freeBytes / bytes
        guard days < daysAhead else { return nil }
        let span = days == 0 ? "less than a day" : days == 1 ? "a day" : "\(days) days"
        return TaskWarning(
            .fillingUp,
            "The destination will be full in about \(span): \(ByteCount(destination.freeBytes)) "
                + "are free, and \(ByteCount(bytes)) are written a day. "
                + "Free some space there, or choose a bigger destination.")
    }

    /// A minute of freeze is long whatever the task allows; a task that allows more is not told.
    private static func freezeHeld(_ run: RunRecord, limit: Double) -> TaskWarning? {
        guard run.freezeSeconds > max(60, limit) else { return nil }
        return TaskWarning(
            .freezeHeld,
            "The last backup held the freeze for \(SpanText.text(seconds: run.freezeSeconds)): "
                + "meanwhile the log of a database in WAL mode only grows, and without WAL "
                + "writers may wait. Back up when little is written, or choose a lower level "
                + "or a faster destination.")
    }

    /// A log of a quarter of the database slows its readers; little ones are nothing to tell of.
    private static func logGrown(_ run: RunRecord) -> TaskWarning? {
        guard run.logBytes > max(64 << 20, run.imageBytes / 4) else { return nil }
        return TaskWarning(
            .logGrown,
            "The log of the database grew by \(ByteCount(run.logBytes)) during the last backup: "
                + "it cannot be emptied while a freeze is held, and a long one slows reading. "
                + "Back up when little is written.")
    }

    /// Clocks of machines that write to one place may differ by a little.
    private static func clock(_ catalog: Catalog, now: LocalTime) -> TaskWarning? {
        guard let newest = catalog.points.map(\.facts.time).max(), newest.seconds(since: now) > 300
        else { return nil }
        return TaskWarning(
            .clock,
            "The newest restore point is from \(newest.forPeople), which is still to come: the "
                + "clock of this machine is slow now, or was fast then. Set it; until then "
                + "schedules and ages are wrong.")
    }

    /// What ended within the hour may still be looked into by whoever started it.
    private static func leftovers(
        _ catalog: Catalog, of task: TaskName, now: LocalTime
    ) -> TaskWarning? {
        let old = catalog.leftovers.filter { leftover in
            leftover.startedAt.map { now.seconds(since: $0) > 3600 } ?? true
        }
        guard !old.isEmpty else { return nil }
        let bytes = ByteCount(old.reduce(0) { $0 + $1.bytes })
        let (words, them) =
            old.count == 1 ? ("A leftover lies", "it") : ("\(old.count) leftovers lie", "them")
        return TaskWarning(
            .leftovers,
            "\(words) around, \(bytes) in all: nothing is ever restored from \(them). "
                + "Look with 'stillpoint leftovers \(task)' and remove \(them).")
    }

    private static let drillDays = 30.0

    private static func drill(
        _ catalog: Catalog, of task: TaskName, _ look: TaskLook
    ) -> TaskWarning? {
        guard let trend = look.trend, !catalog.points.isEmpty else { return nil }
        let age = trend.lastDrill.map { look.time.seconds(since: $0) }
        guard age.map({ $0 > drillDays * 86_400 }) ?? true else { return nil }
        let what =
            age.map { "The last drill is \(SpanText.text(seconds: $0)) old" }
            ?? "No drill was ever made"
        return TaskWarning(
            .drill,
            "\(what): only a restore that was tried is known to work. "
                + "Run 'stillpoint verify \(task) --level drill'.")
    }
}
