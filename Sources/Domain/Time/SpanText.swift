/// A span of time in words.
package enum SpanText {
    /// `0.4 s`, `41 s`, `4 m 12 s`, `7 h 42 m`, `3 d 4 h`.
    package static func text(seconds: Double) -> String {
        // More seconds than the age of the universe are somebody's mistake, and no number at all is
        // none.
        let seconds = seconds.isFinite ? min(max(0, seconds), 1e17) : 0
        if seconds < 9.95, seconds != seconds.rounded() {
            let tenths = Int64((seconds * 10).rounded())
            return "\(tenths / 10).\(tenths % 10) s"
        }
        let whole = Int64(seconds.rounded())
        switch whole {
        case ..<60: return "\(whole) s"
        case ..<3600: return pair(whole / 60, "m", whole % 60, "s")
        case ..<86_400: return pair(whole / 3600, "h", whole % 3600 / 60, "m")
        default: return pair(whole / 86_400, "d", whole % 86_400 / 3600, "h")
        }
    }

    private static func pair(_ most: Int64, _ unit: String, _ rest: Int64, _ small: String)
        -> String
    {
        rest == 0 ? "\(most) \(unit)" : "\(most) \(unit) \(rest) \(small)"
    }
}
