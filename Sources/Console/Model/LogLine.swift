import Domain
import Screen

/// One line of the log: an event, or what the operator did.
struct LogLine: Equatable, Sendable {
    /// Counted from 0 since the console began; the lines of a log are numbered without gaps.
    var number = 0
    let time: LocalTime
    /// The operator's name, or "engine".
    let author: String
    let text: String
    let role: Role
    /// The command line that does the same; none for an event.
    var commandLine: String?

    /// The id of its row.
    var rowID: String { "line-\(number)" }
}
