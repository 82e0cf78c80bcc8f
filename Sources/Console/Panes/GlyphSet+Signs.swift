import Screen

extension GlyphSet {
    /// Before a marked row.
    var mark: String { self == .unicode ? "•" : "*" }

    /// At the end of a text that will be followed by something.
    var waitingDots: String { self == .unicode ? "…" : "..." }

    /// In the head of the column that gives the order: growing downwards, or reversed.
    func order(isReversed: Bool) -> String {
        switch self {
        case .unicode: isReversed ? "▴" : "▾"
        case .ascii: isReversed ? "^" : "v"
        }
    }
}
