import Foundation

/// What can happen to a file behind everybody's back.
enum Damage {
    /// Changes one byte.
    static func flipByte(at offset: Int, in path: String) throws {
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        bytes[offset] ^= 0xFF
        try bytes.write(to: URL(fileURLWithPath: path))
    }

    /// Writes nonsense over a part of the file.
    static func overwrite(_ path: String, at offset: Int, count: Int) throws {
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        bytes.replaceSubrange(offset..<offset + count, with: repeatElement(0xA5, count: count))
        try bytes.write(to: URL(fileURLWithPath: path))
    }

    /// Cuts the file to so many bytes.
    static func cut(_ path: String, to count: Int) throws {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        try bytes.prefix(count).write(to: URL(fileURLWithPath: path))
    }
}
