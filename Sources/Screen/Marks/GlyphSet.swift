/// The characters that a screen is drawn with, apart from the text on it.
package enum GlyphSet: Sendable, Equatable {
    /// Box drawing, blocks and check marks.
    case unicode
    /// ASCII only: for `LANG=C`, `--ascii` and old fonts. Nothing is lost in meaning.
    case ascii

    /// What stands for cut text, one cell wide.
    package var ellipsis: String { self == .unicode ? "…" : "~" }

    /// A horizontal line.
    package var horizontal: Character { self == .unicode ? "─" : "-" }

    /// A vertical line.
    package var vertical: Character { self == .unicode ? "│" : "|" }

    /// The corners of a box: top left, top right, bottom left, bottom right.
    package var corners: [Character] {
        self == .unicode ? ["┌", "┐", "└", "┘"] : ["+", "+", "+", "+"]
    }
}
