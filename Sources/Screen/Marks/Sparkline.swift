/// A row of small columns, one cell a value: the course of a rate.
package enum Sparkline {
    /// The last values as columns, the newest one at the right; shorter than `cells` when there
    /// are fewer values.
    ///
    /// - Parameters:
    ///   - values: Anything not finite or below zero counts as zero.
    ///   - cells: The most cells to take.
    ///   - peak: The value of a full column; the greatest value shown when left out.
    package static func text(
        _ values: some Collection<Double>, cells: Int, peak: Double? = nil,
        glyphs: GlyphSet = .unicode
    ) -> String {
        let shown = values.suffix(max(0, cells)).map { $0.isFinite ? max(0, $0) : 0 }
        let top = peak ?? shown.max() ?? 0
        let steps = glyphs == .unicode ? unicodeSteps : asciiSteps
        return String(shown.map { step(for: $0, of: top, in: steps) })
    }

    private static let unicodeSteps: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    private static let asciiSteps: [Character] = ["_", ".", ":", "-", "=", "+", "*", "#"]

    private static func step(for value: Double, of top: Double, in steps: [Character]) -> Character
    {
        guard top > 0 else { return steps[0] }
        let share = min(1, value / top)
        return steps[Int((share * Double(steps.count - 1)).rounded())]
    }
}
