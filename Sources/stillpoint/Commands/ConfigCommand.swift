import ArgumentParser
import Domain

/// `stillpoint config`
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Look at the configuration.", subcommands: [Check.self])

    /// `stillpoint config check`
    struct Check: StillpointCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read all configuration and list every problem with file and line.")

        @OptionGroup var common: CommonOptions

        func perform(_ app: App) throws -> CommandResult {
            let problems = app.tasks.check()
            let text =
                problems.isEmpty
                ? "The configuration in \(app.places.configuration.forTerminal) is fine."
                : problems.map { "\($0.message)\n  next: \($0.next)" }.joined(separator: "\n")
            return CommandResult(
                ["problems": problems.map { FailureDocument($0).error }], text: text,
                status: problems.isEmpty ? .fine : ExitStatus(problems[0]))
        }
    }
}
