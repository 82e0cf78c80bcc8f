import Domain
import Yams

extension MappingReader {
    /// The text at `key`, as it was written: `node: 7` is the text "7".
    mutating func text(_ key: String) -> String? {
        guard let entry = entry(key) else { return nil }
        guard let scalar = entry.value.scalar else {
            complain(key, "must be one value, not a list or a mapping")
            return nil
        }
        if entry.value.isEmptyValue {
            complain(key, "has no value", next: "Give it one, or take the line out.")
            return nil
        }
        return scalar.string
    }

    /// The absolute path at `key`.
    mutating func path(_ key: String) -> String? {
        guard let text = text(key) else { return nil }
        if text.hasPrefix("/"), !text.utf8.contains(0) { return text }
        complain(
            key, "must be an absolute path, not \(text.quotedForDisplay)",
            next: "Write the whole path, starting with '/'; '~' and variables are not replaced.")
        return nil
    }

    /// The whole number at `key`; `alternative` names what else would be allowed.
    mutating func integer(
        _ key: String, in range: ClosedRange<Int>, or alternative: String? = nil
    ) -> Int? {
        guard let text = text(key) else { return nil }
        if let number = Int(text), range.contains(number), "\(number)" == text, isPlain(key) {
            return number
        }
        let span =
            range.upperBound == .max
            ? "of \(range.lowerBound) or more" : "from \(range.lowerBound) to \(range.upperBound)"
        let others = alternative.map { ", or \($0)" } ?? ""
        complain(key, "must be a whole number \(span)\(others), not \(text.quotedForDisplay)")
        return nil
    }

    /// The number of seconds at `key`, more than 0 and at most `limit`.
    mutating func seconds(_ key: String, upTo limit: Int) -> Double? {
        guard let text = text(key) else { return nil }
        let isDecimal = text.utf8.allSatisfy { "0123456789.e-".utf8.contains($0) }
        if isDecimal, let number = Double(text), number > 0, number <= Double(limit), isPlain(key) {
            return number
        }
        complain(
            key,
            "must be a number of seconds, more than 0 and at most \(limit), "
                + "not \(text.quotedForDisplay)")
        return nil
    }

    /// The yes or no at `key`.
    mutating func flag(_ key: String) -> Bool? {
        guard let text = text(key) else { return nil }
        if let flag = Bool(text), isPlain(key) { return flag }
        complain(key, "must be true or false, not \(text.quotedForDisplay)")
        return nil
    }

    /// The word at `key`, one of those that `Word` has.
    mutating func word<Word: RawRepresentable<String> & CaseIterable>(_ key: String) -> Word? {
        guard let text = text(key) else { return nil }
        if let word = Word(rawValue: text) { return word }
        let words = Word.allCases.map(\.rawValue).joined(separator: " or ")
        complain(key, "must be \(words), not \(text.quotedForDisplay)")
        return nil
    }

    /// Whether the value at `key` is `word`; nothing is complained of.
    func isWord(_ word: String, at key: String) -> Bool { entry(key)?.value.scalar?.string == word }

    /// The node's tag at `key`.
    mutating func nodeTag(_ key: String) -> NodeTag? {
        guard let text = text(key) else { return nil }
        if let tag = NodeTag(text) { return tag }
        complain(key, "must be 1 to 16 ASCII letters or digits, not \(text.quotedForDisplay)")
        return nil
    }

    /// The schedule at `key`.
    mutating func schedule(_ key: String) -> CronExpression? {
        guard let text = text(key) else { return nil }
        do {
            return try CronExpression(text)
        } catch {
            let failure = Failure(describing: error)
            let problem =
                failure.message.hasSuffix(".") ? failure.message.dropLast() : failure.message[...]
            complain(key, "is wrong: \(problem)", next: failure.next)
            return nil
        }
    }

    /// The texts in the list at `key`; none if it is not there.
    mutating func texts(_ key: String) -> [String] {
        guard let entry = entry(key), !entry.value.isEmptyValue else { return [] }
        guard case .sequence(let items) = entry.value else {
            complain(key, "must be a list, each item on a line of its own after '- '")
            return []
        }
        return items.compactMap { item in
            if let scalar = item.scalar, !item.isEmptyValue { return scalar.string }
            complain(key, "must be a list of texts", line: item.mark?.line)
            return nil
        }
    }

    /// Whether the value at `key` stands without quotes: only then can it be a number or a flag.
    private func isPlain(_ key: String) -> Bool { entry(key)?.value.scalar?.style == .plain }
}
