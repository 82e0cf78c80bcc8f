/// A colour in sRGB, eight bits a channel.
package struct RGB: Hashable, Sendable {
    /// The red channel.
    package let red: UInt8
    /// The green channel.
    package let green: UInt8
    /// The blue channel.
    package let blue: UInt8

    /// A colour from its channels.
    package init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// A colour from `0xRRGGBB`.
    package init(_ value: UInt32) {
        self.init(
            red: UInt8(value >> 16 & 0xFF), green: UInt8(value >> 8 & 0xFF),
            blue: UInt8(value & 0xFF))
    }

    /// A colour from exactly six hexadecimal digits, with or without `#`; nil for anything else.
    package init?(hex: some StringProtocol) {
        let digits = hex.hasPrefix("#") ? hex.dropFirst() : hex[...]
        guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit),
            let value = UInt32(digits, radix: 16)
        else { return nil }
        self.init(value)
    }

    /// `rrggbb`.
    package var hex: String {
        [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    static let black = RGB(0x000000)
    static let white = RGB(0xFFFFFF)

    /// The colour on the straight way to another; 0 is this one and 1 the other.
    func mixed(with other: RGB, share: Double) -> RGB {
        func mix(_ from: UInt8, _ to: UInt8) -> UInt8 {
            UInt8((Double(from) + (Double(to) - Double(from)) * share).rounded())
        }
        return RGB(
            red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
    }
}
