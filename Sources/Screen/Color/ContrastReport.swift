/// How readable a scheme is: before and after its colours were raised.
package struct ContrastReport: Equatable, Sendable {
    /// One role on one ground.
    package struct Entry: Equatable, Sendable {
        /// The role.
        package let role: Role
        /// The ground it stands on.
        package let ground: Ground
        /// The contrast as the scheme was made.
        package let original: Double
        /// The contrast as it is shown.
        package let shown: Double

        /// Whether the scheme's own colour was too faint.
        package var wasRaised: Bool { original < role.leastContrast }
        /// Whether what is shown is readable.
        package var passes: Bool { shown >= role.leastContrast }
    }

    /// Every role on every ground that has a colour of its own.
    package let entries: [Entry]

    /// Whether everything shown is readable.
    package var passes: Bool { entries.allSatisfy(\.passes) }

    /// The entries whose colour had to be raised.
    package var raised: [Entry] { entries.filter(\.wasRaised) }

    /// The entries that are too faint even so: few colours can leave no choice.
    package var failing: [Entry] { entries.filter { !$0.passes } }

    init(_ scheme: Scheme, palette: Palette) {
        entries = Ground.allCases.filter { $0 != .selectedRow }.flatMap { ground in
            Role.allCases.map { role in
                let paint = palette[Style(role, on: ground)]
                let own = scheme.colors[role.slot(on: ground)]
                return Entry(
                    role: role, ground: ground,
                    original: own.contrast(with: scheme.colors[ground.slot]),
                    shown: Self.contrast(paint))
            }
        }
    }

    /// The contrast of a paint as far as its colours are known, 1 if they are not.
    ///
    /// Bold makes one of the eight colours bright, on the terminals that have no others.
    static func contrast(_ paint: Paint) -> Double {
        guard let ink = paint.ink.nominal, let ground = paint.background.nominal else { return 1 }
        return ink.contrast(with: ground)
    }
}

extension Paint {
    fileprivate var ink: PaintColor {
        guard case .indexed(let index) = foreground, index < 8, attributes.contains(.bold) else {
            return foreground
        }
        return .indexed(index + 8)
    }
}
