import Glibc

/// What a session needs to know from outside.
package struct TerminalOptions: Sendable {
    /// Where standard error goes while the screen is up.
    package enum StandardError: Sendable {
        /// Where it went before.
        case unchanged
        /// To the end of a file, which is made with mode 0600.
        case file(String)
        /// To an open descriptor, which stays the caller's.
        case descriptor(Int32)
    }

    /// The type of the terminal, as `TERM` gives it.
    package var type: String?
    /// Whether the terminal says that it takes RGB colours, as `COLORTERM` does.
    package var hasDirectColor = false
    /// Whether no colours are wanted (https://no-color.org).
    package var noColor = false
    /// The terminal's device.
    package var device = "/dev/tty"
    /// Where standard error goes. The text of a Swift trap would be lost with the alternate screen.
    package var standardError = StandardError.unchanged

    /// Options for a type of terminal.
    package init(type: String?) { self.type = type }

    /// What the environment of the process says.
    package static func fromEnvironment() -> TerminalOptions {
        var options = TerminalOptions(type: variable("TERM"))
        options.hasDirectColor = ["truecolor", "24bit"].contains(variable("COLORTERM"))
        options.noColor = !(variable("NO_COLOR") ?? "").isEmpty
        return options
    }

    private static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}
