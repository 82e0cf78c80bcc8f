/// One front end's connection to an engine, in this process or in another one.
///
/// Nothing here waits for the engine: what it says comes as events, in order, to the mailbox that the
/// connection was made with. A new connection is told first of all jobs that wait or run.
package protocol EngineLink: Sendable {
    /// Hands a command over. Exactly one `admitted` event with this `id` comes back.
    func submit(_ command: EngineCommand, as id: CommandID)

    /// Asks a job to stop. One that waits ends at once, one that runs at the next safe moment.
    func cancel(_ job: JobID, because why: String)

    /// Makes an inquiry. Exactly one `answered` event with this `id` comes back.
    func inquire(_ inquiry: Inquiry, as id: InquiryID)
}

/// Identifies a command; the front end that hands it over chooses the number.
package struct CommandID: Hashable, Sendable, Codable {
    /// The number.
    package let rawValue: UInt64

    /// The command with this number.
    package init(rawValue: UInt64) { self.rawValue = rawValue }
}
