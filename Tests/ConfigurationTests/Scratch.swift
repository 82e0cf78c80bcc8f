import Configuration
import Domain
import Foundation
import TestSupport

/// A place for configuration and state that nobody else has; it goes when the test ends.
struct Scratch {
    private let temporary: TemporaryFolder

    /// The folder that holds everything.
    var folder: String { temporary.path }

    init() throws { temporary = try TemporaryFolder() }

    /// Places under the folder: a user's, and one for all users.
    func places() throws -> Places {
        try Places(
            environment: [
                "XDG_CONFIG_HOME": folder + "/config", "XDG_STATE_HOME": folder + "/state",
            ], workingDirectory: "/", system: folder + "/etc")
    }

    /// A store of the tasks under the folder.
    func store() throws -> YAMLTaskStore { YAMLTaskStore(places: try places()) }

    /// The path of a user's task file.
    func taskPath(_ name: String) -> String { "\(folder)/config/stillpoint/tasks/\(name).yaml" }

    /// Writes a user's task file.
    func writeTask(_ name: String, _ text: String) throws { try write(text, to: taskPath(name)) }

    /// Writes a task file for all users.
    func writeSystemTask(_ name: String, _ text: String) throws {
        try write(text, to: "\(folder)/etc/tasks/\(name).yaml")
    }

    /// Writes the user's settings.
    func writeSettings(_ text: String) throws {
        try write(text, to: "\(folder)/config/stillpoint/stillpoint.yaml")
    }

    /// Writes the settings for all users.
    func writeSystemSettings(_ text: String) throws {
        try write(text, to: "\(folder)/etc/stillpoint.yaml")
    }

    /// Writes any file, and the folders above it.
    func write(_ text: String, to path: String) throws { try write(Array(text.utf8), to: path) }

    /// Writes any file, and the folders above it.
    func write(_ bytes: [UInt8], to path: String) throws {
        let url = URL(fileURLWithPath: path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    /// The content of a user's task file.
    func taskText(_ name: String) throws -> String { try text(of: taskPath(name)) }

    /// The content of a file.
    func text(of path: String) throws -> String {
        try String(contentsOfFile: path, encoding: .utf8)
    }

    /// The permissions of a file or folder.
    func mode(of path: String) throws -> mode_t {
        var facts = stat()
        guard stat(path, &facts) == 0 else { throw SystemError.last("look at", path) }
        return facts.st_mode & 0o7777
    }

    /// The names in the user's folder of tasks, hidden ones too.
    func taskFolder() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(folder)/config/stillpoint/tasks")
            .sorted()
    }
}

/// The lines of a task that is complete.
let paths = "database: /srv/shop.sqlite\ndestination: /backup\n"

/// The failure that `body` ends with; nothing if it ends well.
func failure<T>(_ body: () throws -> T) -> Failure? {
    do {
        _ = try body()
        return nil
    } catch {
        return Failure(describing: error)
    }
}
