import Foundation
import TestSupport

@testable import BackupFiles

/// The bytes of the file at `path`.
func bytes(of path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
}

/// Makes `bytes` the contents of the file at `path`.
func write(_ bytes: some Sequence<UInt8>, to path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
}

/// The names in the folder at `path`, sorted.
func names(in path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
}

/// Random bytes.
func noise(_ count: Int, using random: inout SeededRandom) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count + 8)
    while bytes.count < count {
        withUnsafeBytes(of: random.next()) { bytes.append(contentsOf: $0) }
    }
    return Array(bytes.prefix(count))
}

extension OpenFile {
    /// A new file at `path` with these contents, open for reading and writing.
    static func new(_ path: String, _ bytes: [UInt8] = []) throws -> OpenFile {
        let file = try OpenFile(path, O_RDWR | O_CREAT | O_EXCL)
        try file.write(bytes, at: 0)
        return file
    }
}
