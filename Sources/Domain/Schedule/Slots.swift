import Foundation

/// The times of a task's two schedules on a clock in one zone.
package struct Slots {
    private let full: CronExpression?
    private let incremental: CronExpression?
    private let zone: TimeZone

    /// The times of `task`.
    package init(of task: BackupTask, in zone: TimeZone) {
        full = task.full
        incremental = task.incremental
        self.zone = zone
    }

    /// What has passed in some span of time.
    package struct Passed: Hashable {
        /// Full if one of the times asked for a full backup: it does all that the others would.
        package var kind: BackupKind
        /// The last of the times.
        package var last: LocalTime
    }

    /// What passed after `start` and not after `end`; nothing if nothing did.
    package func passed(after start: LocalTime, through end: LocalTime) -> Passed? {
        let lastFull = full?.last(after: start, through: end, in: zone)
        let lastIncremental = incremental?.last(after: start, through: end, in: zone)
        guard let last = [lastFull, lastIncremental].compactMap({ $0 }).max() else { return nil }
        return Passed(kind: lastFull == nil ? .incremental : .full, last: last)
    }

    /// How many times passed after `start` and not after `end`; `limit` if there are more.
    package func count(after start: LocalTime, through end: LocalTime, limit: Int) -> Int {
        var times: Set<LocalTime> = []
        for schedule in [full, incremental] {
            guard let schedule else { continue }
            for time in schedule.times(after: start, in: zone).prefix(limit) {
                if end < time { break }
                times.insert(time)
            }
        }
        return min(limit, times.count)
    }

    /// The first time after `time`, and what is due then; a full backup wins where both are.
    package func next(after time: LocalTime) -> (time: LocalTime, kind: BackupKind)? {
        let nextFull = full?.next(after: time, in: zone)
        let nextIncremental = incremental?.next(after: time, in: zone)
        guard let first = [nextFull, nextIncremental].compactMap({ $0 }).min() else { return nil }
        return (first, first == nextFull ? .full : .incremental)
    }
}
