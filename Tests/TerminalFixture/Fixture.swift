import Glibc
import Screen
import Terminal

/// A small console for tests: shows a list, says what it hears, and dies in any way on demand.
@main
struct Fixture {
    static func main() {
        do {
            let signals = try SignalSource()
            let waker = try Waker()
            let (options, theme, staysHeadless) = try read(CommandLine.arguments.dropFirst())
            let session = try TerminalSession(
                options, theme: theme, signals: signals, waker: waker)
            var conversation = Conversation(session)
            let end = conversation.run()
            if end == "hungUp" && staysHeadless { exit(sleepsWithoutTerminal(session) ? 0 : 9) }
            session.close()
            let counts = session.statistics
            print("\(end) frames=\(counts.frames) writes=\(counts.writes) bytes=\(counts.bytes)")
        } catch {
            print("fixture: \(error)")
            exit(69)
        }
    }

    /// Whether a session whose terminal is gone still sleeps until its deadline.
    private static func sleepsWithoutTerminal(_ session: TerminalSession) -> Bool {
        let deadline = ContinuousClock.now + .milliseconds(200)
        return session.events(before: deadline) == [.tick] && ContinuousClock.now >= deadline
    }

    /// Arguments: `errors PATH`, `theme PATH`, `headless yes`.
    private static func read(
        _ arguments: ArraySlice<String>
    ) throws -> (TerminalOptions, Theme, Bool) {
        var options = TerminalOptions.fromEnvironment()
        var theme = Theme.terminal
        var staysHeadless = false
        var rest = arguments
        while let word = rest.popFirst(), let value = rest.popFirst() {
            switch word {
            case "errors": options.standardError = .file(value)
            case "theme": theme = Theme(try SchemeReader.read(contents(value), fallbackName: value))
            case "headless": staysHeadless = true
            default: print("fixture: what is \(word)?")
            }
        }
        return (options, theme, staysHeadless)
    }

    private static func contents(_ path: String) -> String {
        let descriptor = open(path, O_RDONLY)
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = Glibc.read(descriptor, &buffer, buffer.count)
        close(descriptor)
        return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    }
}
