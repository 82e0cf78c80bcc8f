import Foundation

/// What can happen to a file behind everybody's back.
enum Damage {
    /// Changes one byte.
    static func flipByte(at offset: Int, in path: String) throws {
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        bytes[offset] ^= 0xFF
        try bytes.write(to: URL(fileURLWithPath: path))
    }

    /// Cuts the file to so many bytes.
    static func cut(_ path: String, to count: Int) throws {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        try bytes.prefix(count).write(to: URL(fileURLWithPath: path))
    }
}
