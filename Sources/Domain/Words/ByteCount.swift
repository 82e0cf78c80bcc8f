/// A number of bytes, written for people in binary units.
package struct ByteCount: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The number of bytes.
    package let bytes: Int64

    /// A number of bytes.
    package init(_ bytes: Int64) { self.bytes = bytes }

    /// For people: `812 B`, `18.2 MiB`, `40.1 GiB`.
    package var description: String {
        let units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"]
        var value = Double(bytes)
        var unit = 0
        // From 1023.95 on, one decimal would be rounded to 1024.0.
        while abs(value) >= (unit == 0 ? 1024 : 1023.95), unit < units.count - 1 {
            value /= 1024
            unit += 1
        }
        return unit == 0 ? "\(bytes) B" : "\(Self.oneDecimal(value)) \(units[unit])"
    }

    /// Fewer bytes come first.
    package static func < (left: ByteCount, right: ByteCount) -> Bool { left.bytes < right.bytes }

    private static func oneDecimal(_ value: Double) -> String {
        let tenths = Int64((value * 10).rounded())
        return "\(tenths / 10).\(abs(tenths % 10))"
    }
}
