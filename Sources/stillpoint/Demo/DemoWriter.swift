import Domain
import Foundation
import GRDB
import Glibc

/// A process that commits small transactions to a database all the time, as an application would.
struct DemoWriter {
    private let process: pid_t

    private static let secondsBetweenCommits = 0.2

    /// Starts the process; it ends with `stop`, or by itself when this process is gone.
    static func start(on database: String) throws -> DemoWriter {
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
        let words = ["/proc/self/exe", "demo-writer", database]
        let arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var process: pid_t = 0
        let code = posix_spawn(&process, "/proc/self/exe", nil, &attributes, arguments, environ)
        guard code == 0 else { throw SystemError(code, "start", "/proc/self/exe") }
        return DemoWriter(process: process)
    }

    /// Ends the process.
    func stop() {
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
    }

    /// Writes until the process that started this one is gone.
    static func write(to path: String) throws {
        let database = try DatabaseQueue(path: path)
        let parent = getppid()
        while getppid() == parent {
            // The database may be restored over or moved away; then there is nothing left to do.
            try database.write { database in
                try database.execute(
                    sql: """
                        UPDATE orders SET note = 'seen ' || abs(random())
                        WHERE id IN (SELECT abs(random()) % (SELECT max(id) FROM orders) FROM orders LIMIT 3)
                        """)
            }
            Thread.sleep(forTimeInterval: secondsBetweenCommits)
        }
    }
}
