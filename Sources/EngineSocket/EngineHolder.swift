import Domain

/// Who runs the engine of a state folder.
package struct EngineHolder: Hashable, Sendable, Codable {
    /// What runs it.
    package enum Role: String, Sendable, Codable {
        /// `stillpoint serve`.
        case serve
        /// A console that found none running.
        case console
    }

    /// The machine.
    package let host: String
    /// The process.
    package let pid: Int32
    /// Since when, for people.
    package let since: String
    /// What runs it.
    package let role: Role

    /// `writer` in this role since `time`.
    package init(_ writer: Writer, _ role: Role, since time: LocalTime) {
        host = writer.host
        pid = writer.pid
        since = time.forPeople
        self.role = role
    }

    /// In a few words: "process 812, serve".
    package var words: String { "process \(pid), \(role.rawValue)" }
}
