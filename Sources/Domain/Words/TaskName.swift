/// The name of a backup task: how people and files refer to it.
///
/// 1 to 64 characters out of letters (of any script), digits, `-`, `_` and `.`, starting with a
/// letter or a digit. That makes it safe as a file name, in a shell and in a log line. Nothing in it
/// is invisible, so no two names differ only in what nobody sees.
package struct TaskName: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The name as people typed it.
    package let text: String

    /// The name as text.
    package var description: String { text }

    /// Accepts `text` as a task name.
    ///
    /// - Throws: a usage `Failure` that says which character or length is wrong.
    package init(_ text: String) throws {
        guard let problem = Self.problem(in: text) else {
            self.text = text
            return
        }
        throw Failure(
            .usage,
            "\(text.quotedForDisplay) cannot be the name of a task: \(problem).",
            cause: "A task's name becomes a file name and is typed at a prompt.",
            next: "Use 1 to 64 letters, digits, '-', '_' or '.', starting with a letter or digit.")
    }

    /// Orders names as plain text.
    package static func < (left: TaskName, right: TaskName) -> Bool { left.text < right.text }

    private static func problem(in text: String) -> String? {
        guard let first = text.first else { return "it is empty" }
        if text.count > 64 || text.utf8.count > 160 { return "it is too long" }
        if !(first.isLetter || first.isNumber) { return "it starts with \(quoted(first))" }
        return text.first { !isAllowed($0) }.map { "it contains \(quoted($0))" }
    }

    private static func isAllowed(_ character: Character) -> Bool {
        if "-_.".contains(character) { return true }
        // A character is what its first scalar is; joiners and selectors may hide behind that.
        return (character.isLetter || character.isNumber)
            && character.unicodeScalars.allSatisfy(isVisible)
    }

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.isUnsafeToPrint && !scalar.properties.isDefaultIgnorableCodePoint
            && scalar.properties.generalCategory != .enclosingMark
    }

    private static func quoted(_ character: Character) -> String {
        String(character).quotedForDisplay
    }
}
