/// One of the five fields of a cron expression: its name, its numbers, its words.
struct CronField {
    /// What is wrong with a field, to go into a sentence.
    struct Problem: Error {
        let text: String
    }

    let name: String
    let range: ClosedRange<Int>
    /// Three-letter names; the first stands for `range.lowerBound`.
    let names: [String]

    /// The five fields, in the order they are written.
    static let all = [
        CronField(name: "minute", range: 0...59, names: []),
        CronField(name: "hour", range: 0...23, names: []),
        CronField(name: "day of month", range: 1...31, names: []),
        CronField(
            name: "month", range: 1...12,
            names: [
                "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
            ]),
        CronField(
            name: "day of week", range: 0...7,
            names: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]),
    ]

    /// The set of numbers that `text` stands for, bit n for number n.
    func values(in text: String) throws(Problem) -> UInt64 {
        var set: UInt64 = 0
        for item in text.split(separator: ",", omittingEmptySubsequences: false) {
            set |= try values(ofItem: String(item))
        }
        return set
    }

    private func values(ofItem item: String) throws(Problem) -> UInt64 {
        let parts = item.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2, let base = parts.first else { throw problem(item) }
        let span = try range(of: base, isStepped: parts.count == 2)
        var step = 1
        if parts.count == 2 {
            guard let number = Int(parts[1]), number >= 1, !parts[1].hasPrefix("+") else {
                throw problem(item)
            }
            step = number
        }
        return stride(from: span.lowerBound, through: span.upperBound, by: step)
            .reduce(0) { $0 | 1 << UInt64($1) }
    }

    private func range(of text: String, isStepped: Bool) throws(Problem) -> ClosedRange<Int> {
        // The day of week ends at Saturday: 7 would be Sunday a second time.
        let end = range.upperBound == 7 ? 6 : range.upperBound
        if text == "*" { return range.lowerBound...end }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        let first = try number(ends.first ?? "", in: text)
        switch ends.count {
        case 1: return first...(isStepped ? max(first, end) : first)
        case 2:
            let last = try number(ends[1], in: text)
            guard first <= last else { throw problem(text) }
            return first...last
        default: throw problem(text)
        }
    }

    private func number(_ word: String, in text: String) throws(Problem) -> Int {
        if let index = names.firstIndex(of: word.lowercased()) { return range.lowerBound + index }
        guard let number = Int(word), range.contains(number), !word.hasPrefix("+") else {
            throw problem(text)
        }
        return number
    }

    private func problem(_ text: String) -> Problem {
        Problem(
            text: "\(text.quotedForDisplay) is no \(name) "
                + "(\(range.lowerBound) to \(range.upperBound)"
                + (names.isEmpty ? ")" : ", or a name such as \(names[0])-\(names[1]))"))
    }
}
