import Foundation

extension LocalTime {
    /// Reads a time as a person or a file gives it.
    ///
    /// `2026-11-23T02:00:00+01:00`, `2026-11-23 02:00`, `2026-11-23T02-00-00+0100`, `…Z`. Seconds
    /// (with or without a fraction) and offset may be missing; without an offset it is the time on
    /// a clock in `zone`. Of a time that the clock shows twice, the earlier one is meant; a time that
    /// the clock skips is counted on from before the change.
    ///
    /// - Returns: nothing if `text` is not of that form or names no possible time.
    package init?(parsing text: String, in zone: TimeZone) {
        // The same separator twice: in "02:00-05" the 05 is no second. Only ASCII digits: \d has more.
        let form =
            /([0-9]{4})-([0-9]{2})-([0-9]{2})[T ]([0-9]{2})([:\-])([0-9]{2})(?:\5([0-9]{2})(?:\.([0-9]{1,6}))?)?(?:\s?(Z|[+\-][0-9]{2}:?[0-9]{2}))?/
        guard let match = text.wholeMatch(of: form)?.output,
            let year = Int(match.1), let month = Int(match.2), let day = Int(match.3),
            let civil = CivilDay(year: year, month: month, day: day),
            let hour = Int(match.4), let minute = Int(match.6), let second = Int(match.7 ?? "0"),
            hour < 24, minute < 60, second < 60
        else { return nil }
        let clock = Int64(civil.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second)
        guard let offset = match.9.map(Self.seconds(ofOffset:)) ?? Self.offset(of: clock, in: zone)
        else { return nil }
        let fraction = match.8.flatMap {
            Int64($0.padding(toLength: 6, withPad: "0", startingAt: 0))
        }
        self.init(
            microseconds: (clock - Int64(offset)) * 1_000_000 + (fraction ?? 0), offset: offset)
    }

    /// The offset that `Z`, `+0100` or `+01:00` says; nothing if no clock can have it.
    private static func seconds(ofOffset text: Substring) -> Int32? {
        if text == "Z" { return 0 }
        let digits = text.filter(\.isNumber)
        guard let number = Int32(digits), number / 100 < 24, number % 100 < 60 else { return nil }
        let seconds = number / 100 * 3600 + number % 100 * 60
        return text.hasPrefix("-") ? -seconds : seconds
    }

    /// The offset in force when a clock in `zone` shows `clock` (seconds as if the zone were UTC).
    private static func offset(of clock: Int64, in zone: TimeZone) -> Int32 {
        let inForce = { (instant: Int64) in
            Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant))))
        }
        // A day away from the clock's time lies outside any change that could concern it.
        let (before, after) = (inForce(clock - 86_400), inForce(clock + 86_400))
        let isAfter = inForce(clock - before) != before && inForce(clock - after) == after
        return Int32(isAfter ? after : before)
    }
}
