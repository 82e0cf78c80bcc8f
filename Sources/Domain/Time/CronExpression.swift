/// When something is due: the five fields of cron, or one of its nicknames.
///
/// Fields: minute, hour, day of month, month, day of week (0 and 7 are Sunday). Each is `*`, a
/// number, a range `a-b`, a step `*/n` or `a-b/n`, or a list of these; months and days of the week
/// may be English three-letter names. When both day fields are restricted either may match, unless
/// one of them begins with `*`: then both must, as `*/2` says so little about days. That is how
/// crontab(5) has it, <https://man7.org/linux/man-pages/man5/crontab.5.html>.
package struct CronExpression: Hashable, Sendable, CustomStringConvertible {
    /// The expression as it was written.
    package let text: String
    /// The set of minutes, bit n for minute n.
    let minutes: UInt64
    /// The set of hours, bit n for hour n.
    let hours: UInt64
    /// The set of days of the month, bit n for day n.
    let days: UInt64
    /// The set of months, bit n for month n.
    let months: UInt64
    /// The set of days of the week, bit 0 for Sunday.
    let weekdays: UInt64
    /// Whether a day has to be in both sets of days, and not only in one of them.
    let needsBothDays: Bool

    /// The expression as it was written.
    package var description: String { text }

    /// Reads an expression.
    ///
    /// - Throws: a usage `Failure` that names the field and what is wrong with it.
    package init(_ text: String) throws {
        let plain = Self.nicknames[text.lowercased()] ?? text
        let fields = plain.split(whereSeparator: \.isWhitespace).map(String.init)
        guard fields.count == 5 else {
            throw Self.failure(text, "it has \(fields.count) fields instead of 5")
        }
        let sets = try zip(CronField.all, fields).map { field, words in
            try Self.naming(text) { try field.values(in: words) }
        }
        self.text = text
        (minutes, hours, days, months) = (sets[0], sets[1], sets[2], sets[3])
        weekdays = (sets[4] | sets[4] >> 7) & 0x7F
        needsBothDays = fields[2].hasPrefix("*") || fields[4].hasPrefix("*")
        guard hasSomeDay else { throw Self.failure(text, "no year has such a day") }
    }

    /// Whether the days asked for exist in one of the months asked for (30 February does not).
    private var hasSomeDay: Bool {
        // Where both sets are needed, every date of the calendar falls on every day of the week at
        // some time: only the length of the months decides.
        if !needsBothDays { return true }
        let lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return lengths.indices.contains { index in
            months >> UInt64(index + 1) & 1 == 1
                && days & ((1 << UInt64(lengths[index] + 1)) - 1) != 0
        }
    }

    private static let nicknames = [
        "@hourly": "0 * * * *", "@daily": "0 0 * * *", "@midnight": "0 0 * * *",
        "@weekly": "0 0 * * 0", "@monthly": "0 0 1 * *",
        "@yearly": "0 0 1 1 *", "@annually": "0 0 1 1 *",
    ]

    private static func naming<T>(_ text: String, _ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let error as CronField.Problem {
            throw failure(text, error.text)
        }
    }

    private static func failure(_ text: String, _ problem: String) -> Failure {
        Failure(
            .usage, "The schedule \(text.quotedForDisplay) cannot be read: \(problem).",
            cause: "A schedule has five fields: minute, hour, day of month, month, day of week.",
            next: "For example '0 2 * * 0' is 02:00 on Sundays, '*/15 * * * *' every 15 minutes, "
                + "'@daily' midnight.")
    }
}
