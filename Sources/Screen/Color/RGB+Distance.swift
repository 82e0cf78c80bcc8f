#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension RGB {
    /// How unlike two colours look; only good for comparing.
    ///
    /// Distance in Oklab (https://bottosson.github.io/posts/oklab/), with lightness counted half:
    /// a red that is lighter than asked for is still a red, and a tan is not.
    func distance(to other: RGB) -> Double {
        let (own, their) = (oklab, other.oklab)
        let lightness = (own.lightness - their.lightness) / 2
        let (red, yellow) = (own.red - their.red, own.yellow - their.yellow)
        return lightness * lightness + red * red + yellow * yellow
    }

    /// Lightness, and how far to red from green and to yellow from blue.
    private var oklab: (lightness: Double, red: Double, yellow: Double) {
        let (r, g, b) = (Self.linear(red), Self.linear(green), Self.linear(blue))
        let long = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
        let medium = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
        let short = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
        return (
            0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
            1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
            0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
        )
    }
}
