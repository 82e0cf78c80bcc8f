import Foundation
import TestSupport

/// Running programs without the power of root to pass over the modes of files.
enum Privileges {
    /// `program` so that modes of files hold for it, whoever runs the tests.
    static func run(_ program: Program, _ arguments: [String]) throws -> Program.Result {
        guard geteuid() == 0 else { return try program.run(arguments) }
        let without = "-dac_override,-dac_read_search"
        return try Program("setpriv", environment: program.environment).run(
            ["--bounding-set=\(without)", "--inh-caps=\(without)", program.path] + arguments)
    }

    /// Does `body` while the file or folder has `mode`.
    static func with<T>(mode: mode_t, of path: String, _ body: () throws -> T) throws -> T {
        var status = stat()
        guard stat(path, &status) == 0, chmod(path, mode) == 0 else { throw POSIXError(.EPERM) }
        defer { chmod(path, status.st_mode & 0o7777) }
        return try body()
    }
}
