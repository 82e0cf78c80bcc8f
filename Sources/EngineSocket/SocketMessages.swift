import Domain

/// What a front end tells an engine, one JSON value a line. `hello` comes first.
enum FrontEndMessage: Codable, Sendable {
    /// Which version of this protocol it speaks.
    case hello(version: Int)
    case submit(EngineCommand, CommandID)
    case cancel(JobID, because: String)
    case inquire(Inquiry, InquiryID)
}

/// What an engine tells a front end, one JSON value a line. `welcome` or `refused` comes first.
enum EngineMessage: Codable, Sendable {
    case welcome(EngineHolder)
    /// It will not talk to this front end; the connection ends.
    case refused(Failure)
    case event(EngineEvent)
}

/// The version of these messages: another number for any change of what travels in them.
enum SocketProtocol {
    static let version = 1

    /// What a front end of another version is told, and tells.
    static func mismatch(_ holder: EngineHolder?) -> Failure {
        let who = holder.map { " (\($0.words))" } ?? ""
        return Failure(
            .unsupportedFormat,
            "The engine that runs here\(who) is of another version of Stillpoint.",
            cause: "Stillpoint was updated, and the engine was started before that.",
            next: "Start the engine anew, as with 'systemctl restart stillpoint'; before that, "
                + "'stillpoint' of the engine's own version reaches it.")
    }
}
