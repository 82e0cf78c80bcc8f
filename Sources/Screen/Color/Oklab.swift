#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A colour by how it looks: Oklab, https://bottosson.github.io/posts/oklab/.
struct Oklab {
    private let lightness: Double
    /// How far to red from green.
    private let red: Double
    /// How far to yellow from blue.
    private let yellow: Double

    init(_ color: RGB) {
        let (r, g, b) = (
            RGB.linear(color.red), RGB.linear(color.green), RGB.linear(color.blue)
        )
        let long = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
        let medium = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
        let short = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
        lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
        red = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
        yellow = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    }

    /// How unlike two colours look; only good for comparing.
    ///
    /// Lightness is counted half: a red that is lighter than asked for is still a red, and a tan is
    /// not.
    func distance(to other: Oklab) -> Double {
        let lightness = (lightness - other.lightness) / 2
        let (red, yellow) = (red - other.red, yellow - other.yellow)
        return lightness * lightness + red * red + yellow * yellow
    }
}
