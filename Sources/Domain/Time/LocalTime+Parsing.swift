import Foundation

extension LocalTime {
    /// Reads a time as a person or a file gives it.
    ///
    /// `2026-11-23T02:00:00+01:00`, `2026-11-23 02:00`, `2026-11-23T02-00-00+0100`, `…Z`. Seconds
    /// (with or without a fraction) and offset may be missing; without an offset it is the time on
    /// a clock in `zone`.
    ///
    /// - Returns: nothing if `text` is not of that form or names no possible time.
    package init?(parsing text: String, in zone: TimeZone) {
        let form =
            /(\d{4})-(\d\d)-(\d\d)[T ](\d\d)[:\-](\d\d)(?:[:\-](\d\d)(?:\.(\d{1,6}))?)?\s?(Z|[+\-]\d\d:?\d\d)?/
        guard let match = text.wholeMatch(of: form)?.output,
            let year = Int(match.1), let month = Int(match.2), let day = Int(match.3),
            let civil = CivilDay(year: year, month: month, day: day),
            let hour = Int(match.4), let minute = Int(match.5), let second = Int(match.6 ?? "0"),
            hour < 24, minute < 60, second < 60
        else { return nil }
        let fraction = match.7.map { String($0).padding(toLength: 6, withPad: "0", startingAt: 0) }
        let clock = Int64(civil.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second)
        let offset = match.8.map { Self.seconds(ofOffset: $0) } ?? Self.offset(of: clock, in: zone)
        self.init(
            microseconds: (clock - Int64(offset)) * 1_000_000
                + (fraction.flatMap { Int64($0) } ?? 0),
            offset: offset)
    }

    private static func seconds(ofOffset text: Substring) -> Int32 {
        let digits = text.filter(\.isNumber)
        guard digits.count == 4, let number = Int32(digits) else { return 0 }
        let seconds = number / 100 * 3600 + number % 100 * 60
        return text.hasPrefix("-") ? -seconds : seconds
    }

    /// The offset in force when a clock in `zone` shows `clock` (seconds as if the zone were UTC).
    private static func offset(of clock: Int64, in zone: TimeZone) -> Int32 {
        let guess = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(clock)))
        let instant = Date(timeIntervalSince1970: Double(clock - Int64(guess)))
        return Int32(zone.secondsFromGMT(for: instant))
    }
}
