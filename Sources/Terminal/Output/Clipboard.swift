/// The terminal's clipboard, reached with OSC 52: it works over SSH, where no other one does.
enum Clipboard {
    /// xterm refuses longer ones.
    static let mostBytes = 74_994

    /// What puts a text on the clipboard; nil when it is too long for a terminal.
    static func sequence(copying text: String) -> [UInt8]? {
        guard text.utf8.count <= mostBytes else { return nil }
        return Array("\u{1B}]52;c;".utf8) + base64(Array(text.utf8)) + Array("\u{1B}\\".utf8)
    }

    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    private static func base64(_ bytes: [UInt8]) -> [UInt8] {
        stride(from: 0, to: bytes.count, by: 3).flatMap { start in
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            let digits = (0..<4).map { alphabet[bits >> (18 - 6 * $0) & 63] }
            return digits.prefix(group.count + 1)
                + Array(repeating: UInt8(ascii: "="), count: 3 - group.count)
        }
    }
}
