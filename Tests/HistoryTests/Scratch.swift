import Domain
import Foundation
import GRDB
import TestSupport

/// A place for state that nobody else has; it goes when the test ends.
struct Scratch {
    private let temporary: TemporaryFolder

    /// The folder that is removed.
    var folder: String { temporary.path }
    /// The state folder in it, which does not exist yet.
    var state: String { folder + "/a/state" }
    /// The history's file.
    var file: String { state + "/history.sqlite" }

    init() throws { temporary = try TemporaryFolder() }

    /// Does to the history what only another program would.
    func execute(_ sql: String) throws {
        let queue = try DatabaseQueue(path: file)
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
        try queue.close()
    }

    /// Puts these bytes in place of the history.
    func write(_ bytes: [UInt8]) throws {
        try FileManager.default.createDirectory(atPath: state, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: file))
    }

    /// The bytes of the history's file.
    func bytes() throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: file))) }

    /// The permissions of a file or folder.
    func mode(of path: String) throws -> mode_t {
        var facts = stat()
        guard stat(path, &facts) == 0 else { throw SystemError.last("look at", path) }
        return facts.st_mode & 0o7777
    }
}

/// The failure that `body` ends with; nothing if it ends well.
func failure<T>(_ body: () throws -> T) -> Failure? {
    do {
        _ = try body()
        return nil
    } catch {
        return Failure(describing: error)
    }
}
