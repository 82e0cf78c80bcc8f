import Domain

/// Times as a person on call wants them: near ones by the clock, far ones by the day.
struct TimeText {
    let now: LocalTime

    /// `09:00 today`, `yesterday`, `3 days ago`, and the date beyond two weeks.
    func ago(_ time: LocalTime) -> String {
        let days = day(now) - day(time)
        switch days {
        case 0: return "\(clock(time)) today"
        case 1: return "yesterday"
        case 2...14: return "\(days) days ago"
        default: return String(date(time).prefix(10))
        }
    }

    /// In six cells: `now`, `09:00` within a day, `Sunday` within a week as `Sun`, else `12-24`.
    func coming(_ time: LocalTime) -> String {
        let seconds = -seconds(since: time)
        if seconds < 30 { return "now" }
        if seconds < 86_400 { return clock(time) }
        // 1 January 1970 was a Thursday.
        let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        return day(time) - day(now) < 7
            ? weekdays[Int(day(time) % 7)] : String(date(time).dropFirst(5).prefix(5))
    }

    /// `2026-11-23 09:00`.
    func date(_ time: LocalTime) -> String { String(time.forPeople.prefix(16)) }

    /// `09:00`.
    func clock(_ time: LocalTime) -> String { String(time.forPeople.dropFirst(11).prefix(5)) }

    /// `09:00:12`.
    func clockWithSeconds(_ time: LocalTime) -> String {
        String(time.forPeople.dropFirst(11).prefix(8))
    }

    /// Days since 1970 on the clock of the node.
    func day(_ time: LocalTime) -> Int64 {
        let seconds = time.microseconds / 1_000_000 + Int64(time.offset)
        return seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    }

    /// `0.4 s`, `41 s`, `4 m 12 s`, `7 h 42 m`, `3 d 4 h`.
    static func span(_ seconds: Double) -> String { SpanText.text(seconds: seconds) }

    /// The greatest unit alone, for a column: `41s`, `4m`, `7h`, `3d`.
    static func shortSpan(_ seconds: Double) -> String {
        let words = span(seconds.rounded()).split(separator: " ")
        return words.prefix(2).joined()
    }

    /// Seconds from `time` to now.
    func seconds(since time: LocalTime) -> Double {
        (Double(now.microseconds) - Double(time.microseconds)) / 1_000_000
    }
}
