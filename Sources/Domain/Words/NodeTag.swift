/// One machine that makes backups, by its tag in names and files.
package struct NodeTag: Hashable, Sendable, CustomStringConvertible {
    /// The tag a node has unless told otherwise.
    package static let standard = NodeTag(unchecked: "A")

    /// The tag: 1 to 16 ASCII letters or digits.
    package let text: String

    /// The tag as text.
    package var description: String { text }

    /// Accepts `text` as a tag; nothing if it is not 1 to 16 ASCII letters or digits.
    package init?(_ text: String) {
        let isPlain = text.utf8.allSatisfy {
            (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
        }
        guard isPlain, (1...16).contains(text.utf8.count) else { return nil }
        self.text = text
    }

    private init(unchecked text: String) { self.text = text }
}
