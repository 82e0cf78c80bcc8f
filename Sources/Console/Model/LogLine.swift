import Domain
import Screen

/// One line of the log: an event, or what the operator did.
struct LogLine: Equatable, Sendable {
    let time: LocalTime
    /// "operator" or "engine".
    let author: String
    let text: String
    let role: Role
    /// The command line that does the same; none for an event.
    var commandLine: String?
}
