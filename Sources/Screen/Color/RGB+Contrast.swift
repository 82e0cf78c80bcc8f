#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension RGB {
    /// The contrast of two colours, from 1 to 21 (WCAG 2.1, "contrast ratio").
    package func contrast(with other: RGB) -> Double {
        let lighter = max(luminance, other.luminance)
        let darker = min(luminance, other.luminance)
        return (lighter + 0.05) / (darker + 0.05)
    }

    /// This colour, or the nearest one on its way to white or black that has the contrast asked
    /// for.
    ///
    /// One of white and black has a contrast of at least 4.58 with any ground, so up to there the
    /// result always has it.
    package func raised(toContrast least: Double, on ground: RGB) -> RGB {
        guard contrast(with: ground) < least else { return self }
        let target: RGB =
            RGB.white.contrast(with: ground) >= RGB.black.contrast(with: ground) ? .white : .black
        for step in 1..<50 {
            let candidate = mixed(with: target, share: Double(step) / 50)
            if candidate.contrast(with: ground) >= least { return candidate }
        }
        return target
    }

    /// Relative luminance (WCAG 2.1): 0 for black, 1 for white.
    private var luminance: Double {
        0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
    }

    /// A channel in linear light, 0 to 1.
    static func linear(_ channel: UInt8) -> Double { linearChannels[Int(channel)] }

    // Thousands are needed to find the colours of one scheme.
    private static let linearChannels = (0...255).map { channel in
        let value = Double(channel) / 255
        return value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
}
