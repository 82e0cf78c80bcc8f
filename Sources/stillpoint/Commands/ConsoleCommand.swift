import ArgumentParser
import Domain
import Glibc

/// `stillpoint` without a command: the console, or off a terminal the status.
struct ConsoleCommand: StillpointCommand {
    static let configuration = CommandConfiguration(
        commandName: "console",
        abstract: "Open the console (the default); off a terminal, print the status.")

    @OptionGroup var look: LookOptions
    @OptionGroup var common: CommonOptions

    func perform(_ app: App) throws -> CommandResult {
        try Self.open(app, look, asksForStatus: common.json)
    }

    /// Opens the console on `app`; off a terminal, or if lines are wanted, gives the status.
    ///
    /// - Parameter engineMayStay: whether an engine of its own may go on in the background.
    static func open(
        _ app: App, _ look: LookOptions, asksForStatus: Bool, engineMayStay: Bool = true
    ) throws -> CommandResult {
        let isOnTerminal = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
        guard isOnTerminal, !look.plain, !asksForStatus else {
            return Status.result(try app.survey())
        }
        return CommandResult.ended(
            try ConsoleProgram(app: app, options: look, engineMayStay: engineMayStay).run())
    }
}

/// How the console looks, and what may be done from it.
struct LookOptions: ParsableArguments {
    @Flag(help: "Draw with ASCII characters only.")
    var ascii = false

    @Flag(help: "Print lines instead of opening a screen, for pipes and screen readers.")
    var plain = false

    @Flag(help: "Look, but change nothing.")
    var readOnly = false

    @Option(help: "The name of a theme; the last one chosen is kept.")
    var theme: String?

    @Option(help: "A word for the environment, shown in the header: PROD, TEST.")
    var badge: String?
}
