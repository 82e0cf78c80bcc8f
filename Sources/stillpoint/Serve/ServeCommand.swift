import ArgumentParser
import Domain

/// `stillpoint serve`
struct Serve: StillpointCommand {
    /// What becomes of running jobs when the engine is asked to end.
    enum Stop: String, ExpressibleByArgument, CaseIterable {
        /// They are waited for; a second signal cancels them.
        case finish
        /// They are cancelled.
        case cancel
    }

    static let configuration = CommandConfiguration(
        abstract: "Run the engine without a screen, until it is asked to end.",
        discussion: """
            Consoles and commands that are started meanwhile talk to this engine: they see its jobs \
            and can do the same things. Leaving them, or killing them, changes nothing for a job.

            SIGTERM and SIGINT end it: running jobs are cancelled, or with --on-stop finish waited \
            for, and a second signal cancels them. Alerts that are being sent have a minute, or until \
            the second signal. It then exits with 0, since it did as it was told. \
            75 means that another engine runs already.

            As a service of systemd:
              stillpoint serve --print-unit > /etc/systemd/system/stillpoint.service
              systemctl daemon-reload && systemctl enable --now stillpoint
            """)

    @Option(help: "What becomes of running jobs when it is asked to end: finish, cancel.")
    var onStop = Stop.cancel

    @Flag(help: "Print a unit for systemd that runs this program with these options, and exit.")
    var printUnit = false

    @OptionGroup var common: CommonOptions

    func perform(_ app: App) throws -> CommandResult {
        if printUnit {
            let unit = try ServiceUnit(app, onStop: onStop).text
            return CommandResult(["unit": unit], text: unit)
        }
        return .ended(try ServeProgram(app: app, onStop: onStop).run())
    }
}
