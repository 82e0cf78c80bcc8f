import CSystem
import Domain
import Glibc

/// One run of a hook: a command of a shell, in a process group of its own.
///
/// It has ended when the shell has and nobody holds its output any more; what is to go on in the
/// background has to put its output elsewhere. What has not ended in time is ended, with all of the
/// group: first by SIGTERM, 2 seconds later by SIGKILL.
struct HookRun {
    /// How it ended.
    struct End {
        /// What went wrong, as a sentence; none if it ended with 0.
        var problem: String?
        /// The last 1024 bytes that it printed, on standard output or error, without white space
        /// around them.
        var output: String
    }

    /// What `/bin/sh -c` is to run.
    let command: String
    /// All of its variables.
    let environment: [String: String]
    /// What it finds on standard input.
    let input: [UInt8]
    /// How many seconds it may take.
    let timeout: Double

    private static let (grace, outputKept) = (2.0, 1024)
    private static let shell = "/bin/sh"

    /// Runs it to its end.
    ///
    /// - Throws: `SystemError` if it could not be started.
    func run(unless cancellation: Cancellation) throws(SystemError) -> End {
        // A file and not a pipe: a hook that does not read it keeps nobody waiting.
        let input = csystem_memory_file(input, Int64(input.count))
        guard input >= 0 else { throw SystemError.last("keep what is told to", "a hook") }
        defer { close(input) }
        var ends: [Int32] = [-1, -1]
        guard csystem_pipe(&ends) == 0 else { throw SystemError.last("listen to", "a hook") }
        defer { close(ends[0]) }
        let process = start(input, output: ends[1])
        let number = errno
        close(ends[1])
        guard process > 0 else { throw SystemError(number, "start", Self.shell) }
        var watch = HookWatch(process: process, output: ends[0], kept: Self.outputKept)
        return end(&watch, unless: cancellation)
    }

    private func start(_ input: Int32, output: Int32) -> pid_t {
        Self.withStrings([Self.shell, "-c", command]) { arguments in
            Self.withStrings(environment.map { "\($0)=\($1)" }) { variables in
                csystem_start(Self.shell, arguments, variables, input, output, 1)
            }
        }
    }

    private func end(_ watch: inout HookWatch, unless cancellation: Cancellation) -> End {
        if watch.wait(seconds: timeout, unless: cancellation) {
            let status = watch.reap()
            return End(problem: Self.problem(status), output: watch.text)
        }
        let why =
            cancellation.isRequested
            ? "It was ended before it was done, because this program ends."
            : "It was ended because it took longer than \(SpanText.text(seconds: timeout))."
        watch.signal(SIGTERM)
        _ = watch.wait(seconds: Self.grace, unless: nil)
        // Also where it has ended: what is left of the group must go.
        watch.signal(SIGKILL)
        // A process that hangs in the kernel dies later; it is not waited for.
        _ = watch.wait(seconds: Self.grace, unless: nil)
        _ = watch.reap()
        return End(problem: why, output: watch.text)
    }

    /// What a status as of wait(2) means; nothing if all is well.
    private static func problem(_ status: Int32) -> String? {
        let (signal, code) = (status & 0x7F, status >> 8 & 0xFF)
        if signal != 0 { return "It was killed by signal \(signal)." }
        switch code {
        case 0: return nil
        // <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_08_02>
        case 126: return "It ended with status 126: the program in it cannot be run."
        case 127: return "It ended with status 127: there is no such program."
        default: return "It ended with status \(code)."
        }
    }

    private static func withStrings<T>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> T
    ) -> T {
        let copies = strings.map { strdup($0) } + [nil]
        defer { copies.forEach { free($0) } }
        return body(copies)
    }
}
