import Screen

/// One line of text being typed, with a cursor in it.
///
/// Characters are what a person sees as one: the cursor never stands inside one of them.
struct TextField: Equatable, Sendable {
    /// What stands before the cursor.
    private(set) var before: String
    /// What stands after it.
    private(set) var after = ""

    /// All of the text.
    var text: String { before + after }

    /// A field that holds `text`, with the cursor at its end.
    init(_ text: String = "") { before = text }

    /// Takes a key that types, edits or moves the cursor.
    ///
    /// Ctrl-A and Ctrl-B belong to terminal multiplexers and are not among them.
    ///
    /// - Returns: whether the key is one of those; any other is left to whoever holds the field.
    mutating func press(_ key: Key) -> Bool {
        switch key {
        case .character(let character): before.append(character)
        case .backspace: _ = before.popLast()
        case .delete: after = String(after.dropFirst())
        case .left: after = before.popLast().map(String.init).map { $0 + after } ?? after
        case .right: moveRight()
        case .home: (before, after) = ("", text)
        case .end: (before, after) = (text, "")
        case .control("u"): before = ""
        case .control("w"): deleteWord()
        default: return false
        }
        settle()
        return true
    }

    /// Inserts the first line of `text` that is not empty.
    mutating func paste(_ text: String) {
        before += text.split(whereSeparator: \.isNewline).first ?? ""
        settle()
    }

    private mutating func moveRight() {
        guard !after.isEmpty else { return }
        before.append(after.removeFirst())
    }

    /// Deletes back to the start of a word, or of a part of a path.
    private mutating func deleteWord() {
        let isBetween = { (character: Character) in character == "/" || character.isWhitespace }
        while let last = before.last, isBetween(last) { before.removeLast() }
        while let last = before.last, !isBetween(last) { before.removeLast() }
    }

    /// Moves the cursor behind the character it stands in.
    ///
    /// What is typed or deleted can make one character of its neighbours: a mark joins the letter
    /// before it.
    private mutating func settle() {
        let (bytes, text) = (before.utf8.count, text)
        var end = text.startIndex
        while end < text.endIndex, text.utf8.distance(from: text.startIndex, to: end) < bytes {
            end = text.index(after: end)
        }
        (before, after) = (String(text[..<end]), String(text[end...]))
    }
}
