/// A SHA-256 digest: 32 bytes.
package struct Digest: Hashable, Sendable, CustomStringConvertible {
    /// How many bytes a digest has.
    package static let byteCount = 32

    /// 32 zero bytes: "no digest" on disk.
    package static let none = Digest(unchecked: [UInt8](repeating: 0, count: byteCount))

    /// The 32 bytes.
    package let bytes: [UInt8]

    /// The digest as 64 hexadecimal digits, lower case.
    package var description: String {
        bytes.map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
    }

    /// A digest of exactly 32 bytes; nothing for any other number.
    package init?(_ bytes: some Sequence<UInt8>) {
        let bytes = Array(bytes)
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = bytes
    }

    /// Reads a digest from 64 hexadecimal digits; nothing if `text` is anything else.
    package init?(hex text: String) {
        let digits = Array(text.utf8)
        // UInt8 alone would take a sign for a digit.
        guard digits.count == 2 * Self.byteCount, text.allSatisfy(\.isHexDigit) else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            let pair = String(decoding: digits[index...index + 1], as: UTF8.self)
            guard let byte = UInt8(pair, radix: 16) else { return nil }
            bytes.append(byte)
        }
        self.bytes = bytes
    }

    private init(unchecked bytes: [UInt8]) { self.bytes = bytes }
}
