/// A horizontal bar: how much of a job is done.
package enum ProgressBar {
    /// A bar of exactly `cells` cells.
    ///
    /// It is only full when all is done, and never quite empty once something is. Without a known
    /// total it is empty.
    package static func text(
        done: UInt64, of total: UInt64?, cells: Int, glyphs: GlyphSet = .unicode
    ) -> String {
        let signs: (full: Character, edge: Character, rest: Character) =
            glyphs == .unicode ? ("█", "▓", "░") : ("#", ">", "-")
        guard cells > 0 else { return "" }
        guard let total, done > 0 else { return String(repeating: signs.rest, count: cells) }
        guard done < total else { return String(repeating: signs.full, count: cells) }
        let full = min(cells - 1, Int(Double(done) / Double(total) * Double(cells)))
        return String(repeating: signs.full, count: full) + String(signs.edge)
            + String(repeating: signs.rest, count: cells - full - 1)
    }

    /// The share done in whole per cent, rounded down, so that 100 means all; nil without a total.
    package static func percent(done: UInt64, of total: UInt64?) -> Int? {
        guard let total else { return nil }
        guard done < total else { return 100 }
        return min(99, Int(Double(done) / Double(total) * 100))
    }
}
