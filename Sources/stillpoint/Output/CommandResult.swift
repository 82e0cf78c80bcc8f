import Domain
import Foundation

/// What a command has to say: to programs, to people, and as an exit status.
struct CommandResult {
    /// What no command gives: the engine answered something else than was asked.
    static var nothing: CommandResult {
        CommandResult([String: String](), text: "", status: .failed)
    }

    /// The end of a command that has shown all it had to say.
    static func ended(_ status: ExitStatus) -> CommandResult {
        CommandResult([String: String](), text: "", status: status)
    }

    /// The JSON document, without `schemaVersion`.
    let document: any Encodable & Sendable
    /// The text for people.
    let text: String
    /// The exit status.
    let status: ExitStatus
    /// What went wrong beside the command's own work, for standard error.
    let warnings: [String]

    init(
        _ document: any Encodable & Sendable, text: String, status: ExitStatus = .fine,
        warnings: [String] = []
    ) {
        self.document = document
        self.text = text
        self.status = status
        self.warnings = warnings
    }
}

/// How the program ends; the only place where failures become numbers.
struct ExitStatus: Hashable {
    static let fine = ExitStatus(rawValue: 0)
    static let failed = ExitStatus(rawValue: 1)
    static let needsAttention = ExitStatus(rawValue: 3)

    let rawValue: Int32

    init(rawValue: Int32) { self.rawValue = rawValue }

    /// The status that `failure` stands for.
    init(_ failure: Failure) {
        switch failure.code {
        case .usage, .configuration, .unknownTask, .taskExists: rawValue = 2
        case .busy: rawValue = 75
        case .noTerminal: rawValue = 69
        case .cancelled: rawValue = Interruption.signal.map { 128 + $0 } ?? 1
        default: rawValue = 1
        }
    }
}
