/// Reads the two layouts of tinted-theming's scheme files: `scheme:` with the colours beside it,
/// and `system:`, `name:` with the colours under `palette:`.
///
/// Not a YAML reader: flat `key: value` lines, quotes and comments are all that these files have.
/// Values are taken as text, because `101010` is a colour here and a number in YAML, and `#101010`
/// without quotes is a colour here and a comment there.
package enum SchemeReader {
    /// The scheme in the text of a file.
    ///
    /// - Parameter fallbackName: Its name if the file gives none; usually the file's own.
    /// - Throws: ``SchemeError``, with the line where there is one.
    package static func read(_ text: String, fallbackName: String) throws(SchemeError) -> Scheme {
        var colors: [Int: RGB] = [:]
        var words: [String: String] = [:]
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            guard let entry = try entry(in: line, number: index + 1) else { continue }
            if let slot = slot(named: entry.key) {
                guard colors[slot] == nil else {
                    throw .repeatedKey(line: index + 1, key: entry.key)
                }
                colors[slot] = try color(entry, line: index + 1)
            } else {
                words[entry.key] = entry.value
            }
        }
        let name = words["name"] ?? words["scheme"] ?? fallbackName
        return try Scheme(
            name: name.isEmpty ? fallbackName : name, author: words["author"] ?? "", given: colors)
    }

    private typealias Entry = (key: String, value: String)

    private static func entry(
        in line: Substring, number: Int
    ) throws(SchemeError) -> Entry? {
        let line = line.trimmed
        guard !line.isEmpty, !line.hasPrefix("#"), line != "---", line != "..." else { return nil }
        guard let colon = line.firstIndex(of: ":") else { throw .notKeyAndValue(line: number) }
        let key = String(line[..<colon].trimmed)
        let rest = line[line.index(after: colon)...].trimmed
        guard !key.isEmpty else { throw .notKeyAndValue(line: number) }
        return (key, try value(of: rest, number: number))
    }

    private static func value(of rest: Substring, number: Int) throws(SchemeError) -> String {
        guard let quote = rest.first, quote == "\"" || quote == "'" else {
            return String(withoutComment(rest))
        }
        let inner = rest.dropFirst()
        guard let end = inner.firstIndex(of: quote) else { throw .badQuotes(line: number) }
        let after = inner[inner.index(after: end)...].trimmed
        guard after.isEmpty || after.hasPrefix("#") else { throw .badQuotes(line: number) }
        return String(inner[..<end])
    }

    private static func withoutComment(_ rest: Substring) -> Substring {
        let startsWithColor = rest.hasPrefix("#") && RGB(hex: rest.prefix(7)) != nil
        let from = startsWithColor ? rest.index(after: rest.startIndex) : rest.startIndex
        guard let comment = rest[from...].firstIndex(of: "#") else { return rest }
        return rest[..<comment].trimmed
    }

    private static func slot(named key: String) -> Int? {
        guard key.utf8.count == 6, key.hasPrefix("base"),
            let slot = Int(key.dropFirst(4), radix: 16), (0..<Scheme.slots).contains(slot)
        else { return nil }
        return slot
    }

    private static func color(_ entry: Entry, line: Int) throws(SchemeError) -> RGB {
        guard let color = RGB(hex: entry.value) else {
            throw .badColor(line: line, key: entry.key, value: entry.value)
        }
        return color
    }
}

extension StringProtocol {
    fileprivate var trimmed: SubSequence {
        let head = drop(while: \.isWhitespace)
        guard let last = head.lastIndex(where: { !$0.isWhitespace }) else { return head.prefix(0) }
        return head[...last]
    }
}
