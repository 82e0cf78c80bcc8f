/// How characters look beyond their colours.
package struct Attributes: OptionSet, Hashable, Sendable {
    /// One bit an attribute.
    package let rawValue: UInt8

    /// Attributes from their bits.
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Heavier, or brighter on old terminals.
    package static let bold = Attributes(rawValue: 1)
    /// Fainter, where the terminal knows it.
    package static let dim = Attributes(rawValue: 2)
    /// Underlined.
    package static let underline = Attributes(rawValue: 4)
    /// Foreground and background exchanged.
    package static let reverse = Attributes(rawValue: 8)
}

/// What a piece of text means, and on which ground it stands: the theme makes colours of it.
package struct Style: Hashable, Sendable {
    /// What the text means.
    package var role: Role
    /// What it stands on.
    package var ground: Ground
    /// Added to what the theme says.
    package var attributes: Attributes

    /// A style; plain text on the screen's own ground when nothing is said.
    package init(
        _ role: Role = .text, on ground: Ground = .background, _ attributes: Attributes = []
    ) {
        self.role = role
        self.ground = ground
        self.attributes = attributes
    }
}
