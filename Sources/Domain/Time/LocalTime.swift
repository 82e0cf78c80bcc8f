import Foundation

/// An instant together with the node's offset from UTC at that instant.
package struct LocalTime: Hashable, Sendable, Codable, Comparable {
    /// Microseconds since 1970-01-01T00:00:00Z.
    package let microseconds: Int64
    /// Seconds east of UTC.
    package let offset: Int32

    /// The instant.
    package var date: Date { Date(timeIntervalSince1970: Double(microseconds) / 1_000_000) }

    /// An instant as microseconds since 1970 and the offset from UTC in seconds.
    package init(microseconds: Int64, offset: Int32) {
        self.microseconds = microseconds
        self.offset = offset
    }

    /// `date` as it reads on a clock in `zone`.
    package init(_ date: Date, in zone: TimeZone) {
        microseconds = Int64((date.timeIntervalSince1970 * 1_000_000).rounded())
        offset = Int32(zone.secondsFromGMT(for: date))
    }

    /// Seconds from `time` to this; less than 0 if this is earlier.
    package func seconds(since time: LocalTime) -> Double {
        Double(microseconds) / 1_000_000 - Double(time.microseconds) / 1_000_000
    }

    /// ISO 8601 with offset, to the second: `2026-11-23T02:00:00+01:00`.
    package var iso8601: String {
        let civil = civil
        return "\(civil.day)T\(civil.hour):\(civil.minute):\(civil.second)\(offsetText(":"))"
    }

    /// As it stands in file names: `2026-11-23T02-00-00+0100`.
    package var fileName: String {
        let civil = civil
        return "\(civil.day)T\(civil.hour)-\(civil.minute)-\(civil.second)\(offsetText(""))"
    }

    /// For people: `2026-11-23 02:00:00 +0100`.
    package var forPeople: String {
        let civil = civil
        return "\(civil.day) \(civil.hour):\(civil.minute):\(civil.second) \(offsetText(""))"
    }

    /// Earlier instants come first, whatever their offsets.
    package static func < (left: LocalTime, right: LocalTime) -> Bool {
        left.microseconds < right.microseconds
    }

    private var civil: (day: String, hour: String, minute: String, second: String) {
        // The texts have room for whole minutes of the offset; the clock shows what they say.
        let seconds = Self.quotient(microseconds, 1_000_000) + Int64(offset / 60 * 60)
        let days = Self.quotient(seconds, 86_400)
        let time = Int(seconds - days * 86_400)
        return (
            CivilDay(daysSince1970: Int(days)).text,
            twoDigits(time / 3600), twoDigits(time / 60 % 60), twoDigits(time % 60)
        )
    }

    private func offsetText(_ separator: String) -> String {
        let minutes = abs(Int(offset)) / 60
        let sign = offset <= -60 ? "-" : "+"
        return sign + twoDigits(minutes / 60) + separator + twoDigits(minutes % 60)
    }

    /// `number / divisor`, rounded down, also below zero and where a `Double` is too coarse.
    private static func quotient(_ number: Int64, _ divisor: Int64) -> Int64 {
        let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }

    private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
