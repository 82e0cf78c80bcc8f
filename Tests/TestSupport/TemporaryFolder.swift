import Foundation

/// A folder of one test's own, removed with all that is in it when the object goes.
package final class TemporaryFolder: Sendable {
    /// The absolute path.
    package let path: String

    /// Creates the folder.
    package init() throws {
        let base = FileManager.default.temporaryDirectory.path
        var template = Array("\(base)/stillpoint-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw POSIXError(.EIO) }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of `name` in the folder.
    package func path(_ name: String) -> String { "\(path)/\(name)" }

    /// Creates a folder in the folder and gives its path.
    package func folder(_ name: String) throws -> String {
        try FileManager.default.createDirectory(
            atPath: path(name), withIntermediateDirectories: true)
        return path(name)
    }
}
