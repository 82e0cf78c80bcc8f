import CSystem
import Domain
import Glibc

/// A process of this same program that does something for the demo.
struct DemoProcess {
    private let process: pid_t

    /// Starts the program with these words on its command line.
    static func start(_ words: [String]) throws -> DemoProcess {
        let program = "/proc/self/exe"
        let arguments: [UnsafeMutablePointer<CChar>?] =
            ([program] + words).map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        let process = csystem_start(program, arguments, environ, -1, -1, 0)
        guard process >= 0 else { throw SystemError.last("start", program) }
        return DemoProcess(process: process)
    }

    /// Waits for its end, and gives its exit status; none if a signal ended it.
    func wait() -> Int32? {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        // What sys/wait.h calls WIFEXITED and WEXITSTATUS.
        return status & 0x7F == 0 ? status >> 8 & 0xFF : nil
    }

    /// Ends it.
    func stop() {
        kill(process, SIGKILL)
        _ = wait()
    }
}
