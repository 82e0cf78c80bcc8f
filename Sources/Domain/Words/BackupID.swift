/// Identifies one backup, and with it the restore point it makes.
///
/// 64 random bits, written as 16 hexadecimal digits. A chain bears the id of its full backup.
package struct BackupID: Hashable, Sendable, CustomStringConvertible {
    /// The 64 bits.
    package let rawValue: UInt64

    /// The id as 16 hexadecimal digits, lower case.
    package var description: String {
        let digits = String(rawValue, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// An id of these 64 bits.
    package init(rawValue: UInt64) { self.rawValue = rawValue }

    /// Reads an id from 16 hexadecimal digits; nothing if `text` is anything else.
    package init?(_ text: String) {
        // UInt64 alone would take a sign for a digit.
        guard text.utf8.count == 16, text.allSatisfy(\.isHexDigit),
            let value = UInt64(text, radix: 16)
        else { return nil }
        rawValue = value
    }

    /// A new id out of `generator`; never zero, which on disk means "none".
    package static func random(using generator: inout some RandomNumberGenerator) -> BackupID {
        BackupID(rawValue: .random(in: 1...UInt64.max, using: &generator))
    }
}
