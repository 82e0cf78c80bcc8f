import Domain
import Glibc

/// A process of this same program that does something for the demo.
struct DemoProcess {
    private let process: pid_t

    /// Starts the program with these words on its command line.
    static func start(_ words: [String]) throws -> DemoProcess {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // The console blocks signals; a program that it starts must not inherit that.
        var (none, all) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        let program = "/proc/self/exe"
        let arguments: [UnsafeMutablePointer<CChar>?] =
            ([program] + words).map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var process: pid_t = 0
        let code = posix_spawn(&process, program, nil, &attributes, arguments, environ)
        guard code == 0 else { throw SystemError(code, "start", program) }
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
