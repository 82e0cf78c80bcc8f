import Foundation

/// That a good backup of a task is overdue by its schedules.
///
/// A good backup is expected at the first time of either schedule after the last good one. The task
/// is late once a grace has passed since then: a quarter of the time to the next slot after it, at
/// least 15 minutes and at most 6 hours, since a backup takes its time and may wait for others.
package struct Lateness: Hashable, Sendable {
    /// When a good backup was due.
    package let due: LocalTime
    /// How many seconds after that the task became late.
    package let grace: Double

    /// How late a task is; nothing if it is not.
    ///
    /// - Parameters:
    ///   - schedules: its schedules; without any nothing is ever due.
    ///   - lastGood: when its last good backup began; without one nothing is known to count from.
    package init?(
        _ schedules: [CronExpression], lastGood: LocalTime?, now: LocalTime, in zone: TimeZone
    ) {
        guard let lastGood, let due = Self.next(schedules, after: lastGood, in: zone),
            let slot = Self.next(schedules, after: due, in: zone)
        else { return nil }
        self.due = due
        grace = min(max(slot.seconds(since: due) / 4, Self.leastGrace), Self.mostGrace)
        guard now.seconds(since: due) > grace else { return nil }
    }

    private static let (leastGrace, mostGrace) = (15 * 60.0, 6 * 3600.0)

    private static func next(
        _ schedules: [CronExpression], after time: LocalTime, in zone: TimeZone
    ) -> LocalTime? {
        schedules.compactMap { $0.next(after: time, in: zone) }.min()
    }
}
