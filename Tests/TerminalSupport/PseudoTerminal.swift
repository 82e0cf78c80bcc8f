import CVTerm
import Glibc
import Screen

/// A program on a pseudo-terminal of its own, with an emulator behind it.
///
/// Nothing here sleeps: ``wait(_:until:)`` pumps output until a condition holds.
package final class PseudoTerminal {
    /// How a program ended.
    package enum End: Equatable {
        /// With an exit status.
        case exit(Int32)
        /// By a signal.
        case signal(Int32)
    }

    private enum Failure: Error {
        case noTerminal, noProcess
    }

    /// What the terminal shows.
    package let screen: Emulator
    /// Everything the program has written.
    package private(set) var output: [UInt8] = []
    /// The process id of the program.
    package let process: pid_t
    /// What must live as long as the program may run, such as the folder it works in.
    package var keeping: AnyObject?
    private var master: Int32
    private let terminal: Int32
    private var modesBefore = termios()
    private var end: End?

    /// Starts `program` on a terminal of that size, with these variables and no others of this
    /// process's environment.
    package init(
        _ program: String, _ arguments: [String] = [], size: Size = Size(rows: 24, columns: 80),
        environment: [String: String] = [:]
    ) throws {
        var terminal: Int32 = -1
        master = cvterm_open(Int32(size.rows), Int32(size.columns), &terminal)
        guard master >= 0, let screen = Emulator(size) else { throw Failure.noTerminal }
        self.terminal = terminal
        self.screen = screen
        tcgetattr(terminal, &modesBefore)
        process = Self.start(
            terminal, [program] + arguments,
            ["TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"]
                .merging(environment) { $1 })
        guard process > 0 else { throw Failure.noProcess }
    }

    deinit {
        if end == nil {
            kill(process, SIGKILL)
            waitpid(process, nil, 0)
        }
        if master >= 0 { close(master) }
        close(terminal)
    }

    /// Whether the modes of the terminal are as they were before the program started.
    package var areModesRestored: Bool {
        var now = termios()
        tcgetattr(terminal, &now)
        return withUnsafeBytes(of: now) { now in
            withUnsafeBytes(of: modesBefore) { before in now.elementsEqual(before) }
        }
    }

    /// Types: the program reads it as keys.
    package func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(master, bytes, bytes.count)
    }

    /// Gives the terminal another size.
    package func resize(to size: Size) {
        screen.resize(to: size)
        _ = cvterm_resize(master, Int32(size.rows), Int32(size.columns))
    }

    /// Takes the terminal away, as a dropped connection does.
    package func hangUp() {
        close(master)
        master = -1
    }

    /// Pumps output until a condition holds; false if it does not within the time.
    package func wait(_ limit: Duration = .seconds(10), until holds: (PseudoTerminal) -> Bool)
        -> Bool
    {
        let deadline = ContinuousClock.now + limit
        while !holds(self) {
            guard pump(until: deadline) else { return holds(self) }
        }
        return true
    }

    /// How the program ended, after all its output.
    package func waitForEnd() -> End? {
        _ = wait(.seconds(10)) { $0.hasEnded }
        while master >= 0, pump(until: ContinuousClock.now) {}
        return end
    }

    /// Collects the end of the program if it has ended.
    package var hasEnded: Bool {
        if end != nil { return true }
        var status: Int32 = 0
        guard waitpid(process, &status, WNOHANG) == process else { return false }
        end = status & 0x7F == 0 ? .exit(status >> 8 & 0xFF) : .signal(status & 0x7F)
        return true
    }

    /// Waits for output and takes it in; false when the time is over and there was none.
    private func pump(until deadline: ContinuousClock.Instant) -> Bool {
        let left = ContinuousClock.now.duration(to: deadline)
        // An end makes no output: a process is looked after every 10 ms.
        let step = min(max(.zero, left), .milliseconds(10))
        var polled = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        let ready = poll(&polled, 1, Int32(step / .milliseconds(1)))
        guard ready > 0 else { return left > .zero }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(master, &buffer, buffer.count)
        guard count > 0 else { return left > .zero }
        output += buffer.prefix(count)
        screen.feed(Array(buffer.prefix(count)))
        return true
    }

    private static func start(
        _ terminal: Int32, _ words: [String], _ variables: [String: String]
    ) -> pid_t {
        var arguments = words.map { strdup($0) } + [nil]
        var environment = variables.map { strdup("\($0)=\($1)") } + [nil]
        defer { (arguments + environment).forEach { free($0) } }
        return cvterm_start(terminal, words[0], &arguments, &environment)
    }
}
