import Domain
import Screen

/// Restore points by day and hour, as a calendar: gaps show as well as points do.
struct Timeline: Equatable, Sendable {
    /// What an hour holds; of several things, the last of these.
    enum Mark: Int, Comparable, Sendable {
        case none, incremental, full, broken

        /// The mark of a kind of backup.
        init(_ kind: BackupKind) { self = kind == .full ? .full : .incremental }

        static func < (left: Mark, right: Mark) -> Bool { left.rawValue < right.rawValue }

        /// The one-cell sign.
        func glyph(_ glyphs: GlyphSet) -> Character {
            switch self {
            case .none: " "
            case .incremental: "+"
            case .full: glyphs == .unicode ? "◆" : "F"
            case .broken: glyphs == .unicode ? "✗" : "x"
            }
        }

        /// The colour of the sign.
        var role: Role {
            switch self {
            case .none: .muted
            case .incremental: .text
            case .full: .focus
            case .broken: .failed
            }
        }
    }

    /// One day.
    struct Day: Equatable, Sendable {
        /// Days since 1970 on the clock of the node that made the backups.
        let number: Int64
        var hours = [Mark](repeating: .none, count: 24)
        var fulls = 0
        var incrementals = 0
        var broken = 0

        /// The day as the calendar calls it.
        var civil: CivilDay { CivilDay(daysSince1970: Int(number)) }

        /// `Mon`, `Tue` and so on: 1970 began on a Thursday.
        var weekday: String {
            let names = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
            return names[Int(((number % 7) + 7) % 7)]
        }
    }

    /// The days from the first point to the last, without a gap.
    let days: [Day]

    /// So many days before the last point are kept.
    private static let mostDays: Int64 = 400

    /// The points as a calendar.
    init(_ points: [RestorePoint]) {
        let numbers = points.map { Self.day($0.facts.time) }
        guard let last = numbers.max(), let first = numbers.min() else {
            days = []
            return
        }
        let start = max(first, last - Self.mostDays)
        var days = (start...last).map { Day(number: $0) }
        for (point, number) in zip(points, numbers) where number >= start {
            days[Int(number - start)].add(point)
        }
        self.days = days
    }

    /// The number of the day that a point belongs to.
    static func day(_ time: LocalTime) -> Int64 { TimeText(now: time).day(time) }

    /// The hour of a point's day.
    static func hour(_ time: LocalTime) -> Int {
        let seconds = time.microseconds / 1_000_000 + Int64(time.offset)
        return Int((seconds % 86_400 + 86_400) % 86_400 / 3600)
    }

    /// So many days that the one of `number` is among them: the newest ones where possible.
    func window(of count: Int, around number: Int64?) -> ArraySlice<Day> {
        guard count > 0 else { return [] }
        let index = days.firstIndex { $0.number == number } ?? days.count - 1
        let centred = max(index + count / 2 + 1, min(count, days.count))
        let upper = days.count - index <= count ? days.count : min(centred, days.count)
        return days[max(0, upper - count)..<upper]
    }
}

extension Timeline.Day {
    fileprivate mutating func add(_ point: RestorePoint) {
        let isWhole = point.state == .complete
        let mark = isWhole ? Timeline.Mark(point.facts.kind) : .broken
        let hour = Timeline.hour(point.facts.time)
        hours[hour] = max(hours[hour], mark)
        if !isWhole { broken += 1 }
        if point.facts.kind == .full { fulls += 1 } else { incrementals += 1 }
    }
}
