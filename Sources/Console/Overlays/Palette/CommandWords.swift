import Domain

/// Cuts a command into words as a shell does: at spaces, except within quotes.
///
/// So a command line that was copied here can be pasted back.
enum CommandWords {
    /// The words of `text`, without a leading name of the program.
    ///
    /// - Throws: a `CommandProblem` if a quote is not closed.
    static func split(_ text: String) throws(CommandProblem) -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        var isEscaped = false
        for character in text {
            switch character {
            case _ where isEscaped:
                word = (word ?? "") + String(character)
                isEscaped = false
            case "\\" where quote != "'": isEscaped = true
            case _ where character == quote: quote = nil
            case "'" where quote == nil, "\"" where quote == nil:
                quote = character
                word = word ?? ""
            case _ where character.isWhitespace && quote == nil:
                words += [word].compactMap { $0 }
                word = nil
            default: word = (word ?? "") + String(character)
            }
        }
        guard quote == nil, !isEscaped else { throw CommandProblem("A quote is not closed.") }
        words += [word].compactMap { $0 }
        return words.first == "stillpoint" ? Array(words.dropFirst()) : words
    }
}

/// Why a command cannot be done, as a sentence.
struct CommandProblem: Error, Equatable {
    let text: String

    init(_ text: String) { self.text = text }
}
