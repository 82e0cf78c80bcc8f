/// A colour as a terminal is told it.
package enum PaintColor: Hashable, Sendable {
    /// The terminal's own foreground or background.
    case standard
    /// One of the terminal's numbered colours.
    case indexed(UInt8)
    /// An RGB colour.
    case direct(RGB)

    /// What it looks like as far as is known: not at all for the terminal's own.
    var nominal: RGB? {
        switch self {
        case .standard: nil
        case .indexed(let index): ColorDepth.nominal(index)
        case .direct(let color): color
        }
    }
}

/// What a style becomes on a terminal.
package struct Paint: Hashable, Sendable {
    /// The colour of the characters.
    package var foreground: PaintColor
    /// The colour behind them.
    package var background: PaintColor
    /// How they look beyond that.
    package var attributes: Attributes

    /// A paint; the terminal's own colours when nothing is said.
    package init(
        _ foreground: PaintColor = .standard, on background: PaintColor = .standard,
        _ attributes: Attributes = []
    ) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }
}
