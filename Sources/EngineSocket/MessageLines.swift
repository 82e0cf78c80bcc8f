import Foundation

/// Cuts what arrives on a connection into lines.
struct MessageLines {
    private var unread: [UInt8] = []
    private var searched = 0

    /// Whether a line has become longer than `limit` bytes without an end.
    func isLonger(than limit: Int) -> Bool { unread.count > limit }

    mutating func append(_ bytes: some Sequence<UInt8>) { unread += bytes }

    /// The next whole line, without its end.
    mutating func next() -> Data? {
        guard let end = unread[searched...].firstIndex(of: UInt8(ascii: "\n")) else {
            searched = unread.count
            return nil
        }
        defer {
            unread.removeSubrange(...end)
            searched = 0
        }
        return Data(unread[..<end])
    }
}

/// Messages as lines.
enum MessageCoding {
    /// `message` as one line with its end.
    static func line(_ message: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return [UInt8](try encoder.encode(message)) + [UInt8(ascii: "\n")]
    }

    /// The message of a line.
    static func message<T: Decodable>(_ line: Data) throws -> T {
        try JSONDecoder().decode(T.self, from: line)
    }
}
