extension CronExpression {
    /// What it means, for a person: "at 02:00 on Sunday", "every 15 minutes from 09:00 to 17:45".
    package var words: String {
        let isEveryDay = days == Self.allDays && weekdays == Self.allWeekdays
        let isAllYear = months == Self.allMonths
        let dayWords = isEveryDay ? (isByInterval ? "" : " every day") : daysInWords
        let monthWords = isAllYear ? "" : " in " + Self.list(months, Self.monthNames, from: 1)
        return timesInWords + dayWords + monthWords
    }

    private static let (allMinutes, allHours): (UInt64, UInt64) = ((1 << 60) - 1, (1 << 24) - 1)
    private static let (allDays, allMonths): (UInt64, UInt64) = ((1 << 32) - 2, (1 << 13) - 2)
    private static let allWeekdays: UInt64 = (1 << 7) - 1
    private static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
    private static let weekdayNames = [
        "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
    ]

    /// Whether the time of day is said by how often and not by when.
    private var isByInterval: Bool { timesInWords.hasPrefix("every") }

    private var timesInWords: String {
        let (minutes, hours) = (Self.numbers(self.minutes), Self.numbers(self.hours))
        if hours.count == 24 { return everyHour(minutes) }
        if minutes.count * hours.count <= 6 {
            return "at "
                + Self.joined(hours.flatMap { hour in minutes.map { Self.clock(hour, $0) } })
        }
        if minutes == [0], let step = Self.step(hours, of: 24) { return "every \(step) hours" }
        if let first = hours.first, let last = hours.last, last - first == hours.count - 1 {
            let end = Self.clock(last, minutes.last ?? 0)
            return everyHour(minutes) + " from \(Self.clock(first, minutes.first ?? 0)) to \(end)"
        }
        return everyHour(minutes) + " in the hours " + Self.list(self.hours)
    }

    private func everyHour(_ minutes: [Int]) -> String {
        if minutes.count == 60 { return "every minute" }
        if minutes == [0] { return "every hour" }
        if let step = Self.step(minutes, of: 60) { return "every \(step) minutes" }
        return "every hour at " + Self.joined(minutes.map { ":" + Self.twoDigits($0) })
    }

    private var daysInWords: String {
        let dayWords = "day " + Self.list(days) + " of the month"
        let weekdayWords = Self.list(
            weekdays, Self.weekdayNames, from: 0,
            needsBothDays && days != Self.allDays ? "or" : "and")
        if days == Self.allDays { return " on " + weekdayWords }
        if weekdays == Self.allWeekdays { return " on " + dayWords }
        return needsBothDays
            ? " on \(dayWords) if it is \(weekdayWords)" : " on \(dayWords) and on \(weekdayWords)"
    }

    /// The step of numbers that begin with 0 and share `total` evenly; nothing for others.
    private static func step(_ numbers: [Int], of total: Int) -> Int? {
        guard numbers.count > 1, numbers[0] == 0, total.isMultiple(of: numbers[1]) else {
            return nil
        }
        return numbers == Array(stride(from: 0, to: total, by: numbers[1])) ? numbers[1] : nil
    }

    private static func numbers(_ set: UInt64) -> [Int] { (0..<64).filter { set.has($0) } }

    private static func clock(_ hour: Int, _ minute: Int) -> String {
        twoDigits(hour) + ":" + twoDigits(minute)
    }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }

    /// The members of a set, by name if there are names, three and more in a row as a range.
    private static func list(
        _ set: UInt64, _ names: [String] = [], from base: Int = 0, _ last: String = "and"
    ) -> String {
        var runs: [ClosedRange<Int>] = []
        for number in numbers(set) {
            if let last = runs.last, last.upperBound == number - 1 {
                runs[runs.count - 1] = last.lowerBound...number
            } else {
                runs.append(number...number)
            }
        }
        let name = { (number: Int) in names.isEmpty ? "\(number)" : names[number - base] }
        return joined(
            runs.flatMap { run in
                run.count < 3
                    ? run.map(name) : ["\(name(run.lowerBound)) to \(name(run.upperBound))"]
            }, last)
    }

    private static func joined(_ items: [String], _ word: String = "and") -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " \(word) " + last
    }
}
