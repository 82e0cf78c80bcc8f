import Foundation

extension CronExpression {
    /// The last time at which it was due after `start` and not after `end`, on a clock in `zone`.
    ///
    /// The cost does not grow with the number of times between: it looks back in steps that widen.
    package func last(
        after start: LocalTime, through end: LocalTime, in zone: TimeZone
    ) -> LocalTime? {
        var microseconds: Int64 = 3_600_000_000
        while start < end {
            let back = LocalTime(microseconds: end.microseconds - microseconds, offset: end.offset)
            let from = max(start, back)
            var last: LocalTime?
            for time in times(after: from, in: zone) {
                if end < time { break }
                last = time
            }
            if last != nil || from == start { return last }
            microseconds *= 24
        }
        return nil
    }
}
