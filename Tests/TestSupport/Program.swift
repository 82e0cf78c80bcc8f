import Foundation
import Glibc

/// A program that a test runs: the real thing, in a process of its own.
package struct Program: Sendable {
    /// What a program printed and how it ended.
    package struct Result: Sendable {
        /// The exit status, or 128 and the number of the signal that ended it.
        package let status: Int32
        /// All of its standard output.
        package let output: Data
        /// All of its standard error.
        package let errors: Data
        /// Seconds from its start to its end.
        package let seconds: Double
        /// Seconds of processor time, its own and the kernel's for it.
        package let processorSeconds: Double
        /// The most memory it had at a time, in bytes.
        package let peakMemory: Int64

        /// A result of these parts; 0 for what was not measured.
        package init(
            status: Int32, output: Data, errors: Data, seconds: Double = 0,
            processorSeconds: Double = 0, peakMemory: Int64 = 0
        ) {
            self.status = status
            self.output = output
            self.errors = errors
            self.seconds = seconds
            self.processorSeconds = processorSeconds
            self.peakMemory = peakMemory
        }

        /// Standard output as text.
        package var text: String { String(decoding: output, as: UTF8.self) }
        /// Standard error as text.
        package var errorText: String { String(decoding: errors, as: UTF8.self) }
    }

    /// A program that was started and not waited for yet.
    ///
    /// It must be waited for, or it stays as a zombie.
    package struct Running: Sendable {
        /// The process id.
        package let pid: pid_t
        /// Standard output, as it comes.
        package let output: LineReader
        /// Standard error, as it comes.
        package let errors: LineReader

        fileprivate let start: ContinuousClock.Instant

        private static let turn = Duration.milliseconds(20)

        /// Sends it a signal.
        package func send(_ signal: Int32) { Glibc.kill(pid, signal) }

        /// Waits until something has stopped it, as SIGSTOP does.
        ///
        /// - Throws: `POSIXError.ECHILD` if it ended instead.
        package func waitUntilStopped() throws {
            var status: Int32 = 0
            while waitpid(pid, &status, WUNTRACED) < 0 {
                guard errno == EINTR else { throw POSIXError(.ECHILD) }
            }
            guard status & 0xFF == 0x7F else { throw POSIXError(.ECHILD) }
        }

        /// Waits for its end.
        package func wait() throws -> Result {
            // By turns, since a program that finds one pipe full does not go on with the other.
            while try !(output.isAtEnd(within: Self.turn) && errors.isAtEnd(within: Self.turn)) {
                _ = try errors.isAtEnd(within: Self.turn)
            }
            var status: Int32 = 0
            var usage = rusage()
            while wait4(pid, &status, 0, &usage) < 0 {
                guard errno == EINTR else { throw POSIXError(.ECHILD) }
            }
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            let times = [usage.ru_utime, usage.ru_stime]
            let signal = status & 0x7F
            return Result(
                status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal, output: output.all,
                errors: errors.all, seconds: seconds,
                processorSeconds: times.reduce(0) {
                    $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6
                },
                peakMemory: Int64(usage.ru_maxrss) * 1024)
        }

        /// Kills it unless it ends by itself within `limit`, and waits for its end.
        package func kill(after limit: Duration) throws -> Result {
            if try !errors.isAtEnd(within: limit) { send(SIGKILL) }
            return try wait()
        }
    }

    /// The path of the program.
    package let path: String
    /// Variables that are set for it beside this process's own.
    package var environment: [String: String] = [:]

    /// The program at `path`, or, for a bare name, the first of that name on the `PATH`.
    package init(_ path: String, environment: [String: String] = [:]) {
        self.path = path
        self.environment = environment
    }

    /// The executable of this package called `name`, as it was built beside the tests.
    package static func built(_ name: String, environment: [String: String] = [:]) -> Program {
        Program("\(buildFolder)/\(name)", environment: environment)
    }

    /// The folder that holds what was built.
    package static var buildFolder: String {
        // The tests run inside a bundle, or a helper of the toolchain; both know the build folder.
        let arguments = CommandLine.arguments
        let bundle = arguments.first { $0.hasSuffix(".xctest") } ?? arguments[0]
        return URL(fileURLWithPath: bundle).deletingLastPathComponent().path
    }

    /// Runs it to its end.
    package func run(_ arguments: String...) throws -> Result { try run(arguments) }

    /// Runs it to its end.
    package func run(_ arguments: [String]) throws -> Result { try start(arguments).wait() }

    /// Starts it, with no standard input.
    ///
    /// What it prints comes through pipes, which hold 64 KiB: whoever starts it reads or waits.
    /// Signals are at their defaults and none is blocked.
    package func start(_ arguments: [String]) throws -> Running {
        let pipes = [try Pipe(), try Pipe()]
        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        defer { posix_spawn_file_actions_destroy(&files) }
        posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0)
        for (number, pipe) in pipes.enumerated() {
            posix_spawn_file_actions_adddup2(&files, pipe.writing, Int32(number + 1))
        }
        defer { pipes.forEach { close($0.writing) } }
        let start = ContinuousClock.now
        return Running(
            pid: try spawn(arguments, files: &files), output: LineReader(pipes[0].reading),
            errors: LineReader(pipes[1].reading), start: start)
    }

    /// A pipe whose ends no other program inherits.
    private struct Pipe {
        let reading: Int32
        let writing: Int32

        init() throws {
            // A pair of sockets, because what pipe(2) gives is inherited by a program that another
            // thread starts before it can be marked.
            var ends: [Int32] = [0, 0]
            let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
            guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw POSIXError(.EMFILE) }
            (reading, writing) = (ends[0], ends[1])
        }
    }

    private func spawn(
        _ arguments: [String], files: inout posix_spawn_file_actions_t
    ) throws -> pid_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var (none, all) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        var pid: pid_t = 0
        let code = Self.withStrings([path] + arguments) { arguments in
            Self.withStrings(variables.map { "\($0)=\($1)" }) { variables in
                posix_spawnp(&pid, path, &files, &attributes, arguments, variables)
            }
        }
        guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .ENOENT) }
        return pid
    }

    private static func withStrings<T>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> T
    ) -> T {
        let copies = strings.map { strdup($0) } + [nil]
        defer { copies.forEach { free($0) } }
        return body(copies)
    }
}
