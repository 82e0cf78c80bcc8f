import Domain

/// What an operator did from a console, as it is kept for the next one.
package struct OperatorAction: Equatable, Sendable {
    /// When it was done.
    package let time: LocalTime
    /// Who did it.
    package let author: String
    /// What it was.
    package let text: String
    /// The command line that does the same, if there is one.
    package let commandLine: String?

    /// An action of these parts.
    package init(time: LocalTime, author: String, text: String, commandLine: String?) {
        self.time = time
        self.author = author
        self.text = text
        self.commandLine = commandLine
    }
}
