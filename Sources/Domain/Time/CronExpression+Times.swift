import Foundation

extension CronExpression {
    /// The times after `time` at which it is due on a clock in `zone`, in order, without end.
    ///
    /// Each is computed when it is asked for; `prefix(5)` of it gives the next five.
    package func times(after time: LocalTime, in zone: TimeZone) -> some Sequence<LocalTime> {
        sequence(state: time) { last -> LocalTime? in
            guard let next = next(after: last, in: zone) else { return nil }
            last = next
            return next
        }
    }

    /// The first time after `time` at which it is due on a clock in `zone`.
    ///
    /// A time that the clock skips is made up for once, right after the gap. Of a time that the clock
    /// shows twice, the earlier one counts, and the later one does not.
    ///
    /// - Returns: nothing if that is more than a lifetime ahead. The rarest, 29 February on one day of
    ///   the week, comes again within 40 years.
    package func next(after time: LocalTime, in zone: TimeZone) -> LocalTime? {
        let now = time.microseconds.flooredQuotient(1_000_000)
        // No clock time before the one that is shown can still come: those that are shown again count
        // as having been.
        let clock = now + Int64(zone.offset(at: now))
        let today = Int(clock.flooredQuotient(86_400))
        for day in today...today + Self.daysAhead where includes(CivilDay(daysSince1970: day)) {
            let start = Int64(day) * 86_400
            for minute in minutesOfDay where start + minute >= clock - 59 {
                let instant = zone.instant(ofClock: start + minute)
                guard instant > now else { continue }
                return LocalTime(
                    microseconds: instant * 1_000_000, offset: Int32(zone.offset(at: instant)))
            }
        }
        return nil
    }

    private static let daysAhead = 50 * 366

    /// The clock times of a day at which it is due, in seconds from midnight.
    private var minutesOfDay: some Sequence<Int64> {
        (0..<24).lazy.filter { hours.has($0) }.flatMap { hour in
            (0..<60).lazy.filter { minutes.has($0) }.map { Int64(hour * 3600 + $0 * 60) }
        }
    }

    /// Whether it is due on `day` at all.
    func includes(_ day: CivilDay) -> Bool {
        guard months.has(day.month) else { return false }
        // 1 January 1970 was a Thursday.
        let weekday = ((day.daysSince1970 + 4) % 7 + 7) % 7
        let (isDay, isWeekday) = (days.has(day.day), weekdays.has(weekday))
        return needsBothDays ? isDay && isWeekday : isDay || isWeekday
    }
}

extension UInt64 {
    /// Whether bit `number` is set.
    func has(_ number: Int) -> Bool { self >> UInt64(number) & 1 == 1 }
}

extension Int64 {
    /// The quotient, rounded down also below zero.
    fileprivate func flooredQuotient(_ divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}

extension TimeZone {
    /// Seconds east of UTC at an instant in seconds since 1970.
    fileprivate func offset(at instant: Int64) -> Int64 {
        Int64(secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant))))
    }

    /// The instant at which a clock shows `clock` (seconds as if the zone were UTC): the earlier one
    /// of two, and the end of the gap for a time that is skipped.
    fileprivate func instant(ofClock clock: Int64) -> Int64 {
        // A day away from the clock's time lies outside any change that could concern it.
        let (before, after) = (offset(at: clock - 86_400), offset(at: clock + 86_400))
        if offset(at: clock - before) == before { return clock - before }
        if offset(at: clock - after) == after { return clock - after }
        return change(to: after, between: clock - after, and: clock - before)
    }

    /// The first second of the new offset; it is not yet in force at `early`, and is at `late`.
    private func change(to offset: Int64, between early: Int64, and late: Int64) -> Int64 {
        var (early, late) = (early, late)
        while late - early > 1 {
            let middle = early + (late - early) / 2
            if self.offset(at: middle) == offset { late = middle } else { early = middle }
        }
        return late
    }
}
