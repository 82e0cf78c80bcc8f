import Domain
import Yams

/// Reads the values of a mapping by key and type, and gathers all that is wrong with them.
///
/// A value that is missing or wrong reads as nothing; whether it was wrong is in `complaints`.
struct MappingReader {
    /// A key as it stands in the file, and its value.
    struct Entry {
        /// The line of the key.
        let line: Int
        /// The value.
        let value: Node
    }

    /// What was found to be wrong so far, in no particular order.
    private(set) var complaints: [Complaint] = []
    /// The line where the mapping begins.
    let line: Int
    private var entries: [String: Entry] = [:]

    /// Reads the whole of `text` as one mapping with no keys but `keys`.
    ///
    /// - Throws: the complaint about a text that is no such mapping at all.
    init(text: String, keys: [String]) throws(Complaint) {
        try self.init(YAMLText(text).mapping(), line: 1, keys: keys)
    }

    private init(_ mapping: Node.Mapping?, line: Int, keys: [String]) {
        self.line = mapping?.mark?.line ?? line
        for (key, value) in mapping ?? [:] {
            let line = key.mark?.line ?? self.line
            let name = key.scalar?.string ?? ""
            if !keys.contains(name) {
                complaints.append(Self.unknown(name, at: line, keys))
            } else if entries.updateValue(Entry(line: line, value: value), forKey: name) != nil {
                // Yams finds doubles by text and tag; this one has a tag of its own.
                complaints.append(Complaint(line: line, problem: "\(name) is given twice"))
            }
        }
    }

    /// The key and value at `key`; nothing if it is not there.
    func entry(_ key: String) -> Entry? { entries[key] }

    /// The mapping at `key`, which may have no keys but `keys`.
    mutating func mapping(_ key: String, keys: [String]) -> MappingReader? {
        guard let entry = entries[key], !entry.value.isEmptyValue else { return nil }
        guard case .mapping(let mapping) = entry.value else {
            complain(key, "must be a mapping of \(Self.list(keys)) to values")
            return nil
        }
        return MappingReader(mapping, line: entry.line, keys: keys)
    }

    /// Says that the value at `key` is wrong: "`key` `problem`".
    mutating func complain(_ key: String, _ problem: String, line: Int? = nil, next: String = "") {
        let line = line ?? entries[key]?.line ?? self.line
        complaints.append(Complaint(line: line, problem: "\(key) \(problem)", next: next))
    }

    /// Takes over the complaints about a mapping inside this one.
    mutating func complain(of inner: MappingReader) { complaints += inner.complaints }

    private static func unknown(_ key: String, at line: Int, _ keys: [String]) -> Complaint {
        let near = NearWords(words: keys).near(key).first
        return Complaint(
            line: line,
            problem: "there is no key \(key.quotedForDisplay)"
                + (near.map { "; \($0.quotedForDisplay) may be meant" } ?? ""),
            next: "The keys here are \(list(keys)).")
    }

    private static func list(_ words: [String]) -> String { words.joined(separator: ", ") }
}
