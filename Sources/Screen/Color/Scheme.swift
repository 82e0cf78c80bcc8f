/// A base16 or base24 colour scheme as tinted-theming publishes them by the hundred.
///
/// Slots and fallbacks: https://github.com/tinted-theming/base24/blob/master/styling.md
package struct Scheme: Equatable, Sendable {
    /// What a picker shows.
    package let name: String
    /// Who made it; empty when the file does not say.
    package let author: String
    /// `base00` to `base17`, 24 colours. A base16 scheme has had its last eight filled up.
    package let colors: [RGB]

    /// Whether light text stands on a dark screen.
    package var isDark: Bool {
        colors[0].contrast(with: .white) > colors[0].contrast(with: .black)
    }

    /// How many slots a scheme has.
    static let slots = 24

    /// The number of slots that a scheme must give itself.
    static let requiredSlots = 16

    /// The slot whose colour `base10` to `base17` take when a scheme leaves them out.
    static let fallbacks = [0x00, 0x00, 0x08, 0x0A, 0x0B, 0x0C, 0x0D, 0x0E]

    /// Completes a scheme from the slots that were given.
    ///
    /// - Throws: ``SchemeError/missingColor(slot:)`` for the first required one that was not.
    package init(name: String, author: String, given: [Int: RGB]) throws(SchemeError) {
        var colors: [RGB] = []
        for slot in 0..<Self.requiredSlots {
            guard let color = given[slot] else { throw .missingColor(slot: slot) }
            colors.append(color)
        }
        for slot in Self.requiredSlots..<Self.slots {
            colors.append(given[slot] ?? colors[Self.fallbacks[slot - Self.requiredSlots]])
        }
        self.name = name
        self.author = author
        self.colors = colors
    }
}

/// Why a scheme file cannot be used.
package enum SchemeError: Error, Equatable, Sendable {
    /// A line is not `key: value`.
    case notKeyAndValue(line: Int)
    /// A value has an opening quote and no closing one, or something after it.
    case badQuotes(line: Int)
    /// A slot's value is not six hexadecimal digits.
    case badColor(line: Int, key: String, value: String)
    /// A key is there twice.
    case repeatedKey(line: Int, key: String)
    /// One of `base00` to `base0F` is not there.
    case missingColor(slot: Int)

    /// What is wrong, for a person.
    package var message: String {
        switch self {
        case .notKeyAndValue(let line):
            "line \(line): expected 'key: value'"
        case .badQuotes(let line):
            "line \(line): the quotes do not match"
        case .badColor(let line, let key, let value):
            "line \(line): \(key) is '\(value.escapedForDisplay)', not six hexadecimal digits"
        case .repeatedKey(let line, let key):
            "line \(line): \(key.escapedForDisplay) was given before"
        case .missingColor(let slot):
            "base0\(String(slot, radix: 16, uppercase: true)) is missing"
        }
    }
}
