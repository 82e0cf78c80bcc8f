import Domain
import Foundation

/// Watches for tasks that become late, by what surveys have seen of them.
///
/// A survey looks at destinations and takes its time, so none is made for each look at the clock:
/// one is asked for when a task would be late by the last one, and the new one decides.
struct LateWatch {
    /// What is to be done about a task.
    enum Verdict: Hashable {
        /// Nothing.
        case none
        /// Nobody knows before the next survey.
        case unknown
        /// A person is to be told.
        case late(Lateness, lastGood: LocalTime)
    }

    private struct Sighting {
        var lastGood: LocalTime?
        var time: LocalTime
    }

    private var sightings: [TaskName: Sighting] = [:]

    /// Takes in what a survey has seen. Of a destination that could not be looked at, what was known
    /// before still holds.
    mutating func take(_ survey: Survey, tasks: some Sequence<TaskName>) {
        var entries: [TaskName: Survey.Entry] = [:]
        for entry in survey.entries { entries[entry.health.task.name] = entry }
        for name in tasks {
            let entry = entries[name]
            let isSeen = (try? entry?.catalog.get()) != nil
            let lastGood = isSeen ? entry?.health.lastGood : sightings[name]?.lastGood
            sightings[name] = Sighting(lastGood: lastGood, time: survey.time)
        }
    }

    /// What is to be done about a task.
    ///
    /// - Parameter told: when the backup was due whose lateness was told last.
    func verdict(
        _ task: BackupTask, _ agenda: TaskAgenda, told: LocalTime?, at now: LocalTime,
        in zone: TimeZone
    ) -> Verdict {
        let schedules = [task.full, task.incremental].compactMap { $0 }
        guard task.isEnabled, !schedules.isEmpty, agenda.putOffUntil == nil else { return .none }
        guard let sighting = sightings[task.name] else { return .unknown }
        guard let lastGood = sighting.lastGood,
            let late = Lateness(schedules, lastGood: lastGood, now: now, in: zone),
            late.due != told, !isMadeUpFor(late, agenda, at: now)
        else { return .none }
        guard sighting.time.seconds(since: late.due) > late.grace else { return .unknown }
        return .late(late, lastGood: lastGood)
    }

    /// A run that has just begun, or is about to, may end it, as after a weekend without power. One
    /// that failed before is not waited for, nor one that hangs.
    private func isMadeUpFor(_ late: Lateness, _ agenda: TaskAgenda, at now: LocalTime) -> Bool {
        guard let run = agenda.running ?? agenda.due, run.attempt == 1 else { return false }
        return now.seconds(since: run.notBefore) <= late.grace
    }
}
