import Screen

/// A path being typed, with the completions that were last offered for it.
struct PathLine: Equatable, Sendable {
    private(set) var field = TextField()
    /// Paths that go on from what was typed; empty when there is nothing to choose from.
    private(set) var offers: [String] = []

    /// The path as far as it is typed.
    var text: String { field.text }

    /// A line that holds `text`, the cursor at its end.
    init(_ text: String = "") { field = TextField(text) }

    /// Takes a key that types, edits or moves the cursor.
    ///
    /// - Returns: whether it is such a key; any other is left to whoever holds the line.
    mutating func press(_ key: Key) -> Bool {
        let before = text
        guard field.press(key) else { return false }
        if text != before { offers = [] }
        return true
    }

    /// Inserts what was pasted.
    mutating func paste(_ text: String) {
        field.paste(text)
        offers = []
    }

    /// Takes the paths that begin with the text: goes on as far as all of them agree.
    ///
    /// - Returns: what to say if that leads nowhere.
    mutating func take(_ completions: [String]) -> String? {
        guard let first = completions.first else { return "No path there begins like this." }
        let common = completions.dropFirst().reduce(first) { $0.sharedStart(with: $1) }
        if common.count > text.count { field = TextField(common) }
        offers = completions.count > 1 ? completions : []
        return nil
    }

    /// The path of the folder it names: completed ones end with a slash, which is no part of it.
    var folder: String {
        var path = text
        while path.hasSuffix("/"), path != "/" { path.removeLast() }
        return path
    }

    /// Why the text cannot be an absolute path; nothing if it can.
    var problem: String? {
        if text.isEmpty { return "Type a path." }
        return text.hasPrefix("/") ? nil : "Type the whole path, from / on."
    }
}

extension String {
    /// The folder that a path lies in; of `/x` it is `/`, of `x` it is nothing.
    var folderPart: String {
        guard let slash = lastIndex(of: "/") else { return "" }
        return slash == startIndex ? "/" : String(self[..<slash])
    }

    /// What stands behind the last slash.
    var namePart: String {
        guard let slash = lastIndex(of: "/") else { return self }
        return String(self[index(after: slash)...])
    }

    fileprivate func sharedStart(with other: String) -> String {
        String(zip(self, other).prefix { $0 == $1 }.map(\.0))
    }
}
