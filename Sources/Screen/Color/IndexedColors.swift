/// A scheme in xterm's 256 colours: for every colour the one that looks most like it, keeps its
/// contrast, and is not another role's already.
///
/// The first 16 are left out: people repaint them, so what they look like is not known.
struct IndexedColors {
    private static let candidates = (UInt8(16)...255).map { index in
        let color = ColorDepth.nominal(index)
        return (index: index, color: color, look: Oklab(color))
    }

    /// Whoever comes first has the best choice.
    private static let order: [Role] = [
        .text, .failed, .late, .good, .leftover, .focus, .rate, .emphasis, .hint, .disabled, .muted,
        .border,
    ]

    private var grounds: [Ground: UInt8] = [:]
    private var inks: [Ground: [Role: UInt8]] = [:]

    /// Chooses for all roles on all grounds.
    init(_ scheme: Scheme) {
        for ground in Ground.allCases where ground != .selectedRow {
            // A bar may look like the rest of the screen; the selected row must not.
            let taken = ground == .selection ? grounds[.background] : nil
            grounds[ground] = Self.nearest(to: scheme.colors[ground.slot]) { index, _ in
                index != taken
            }
            inks[ground] = Self.inks(of: scheme, on: ground, drawnAs: self.ground(ground))
        }
    }

    /// The number of a ground.
    func ground(_ ground: Ground) -> UInt8 { grounds[own(ground)] ?? 16 }

    /// The number of a role's colour on a ground.
    func ink(_ role: Role, on ground: Ground) -> UInt8 { inks[own(ground)]?[role] ?? 231 }

    private func own(_ ground: Ground) -> Ground { ground.isSelected ? .selection : ground }

    private static func inks(
        of scheme: Scheme, on ground: Ground, drawnAs number: UInt8
    ) -> [Role: UInt8] {
        let background = ColorDepth.nominal(number)
        var inks: [Role: UInt8] = [:]
        for role in order {
            let least = role.leastContrast
            let wanted = scheme.colors[role.slot(on: ground)]
                .raised(toContrast: least, on: background)
            let isReadable = { (color: RGB) in color.contrast(with: background) >= least }
            inks[role] =
                nearest(to: wanted) { isReadable($1) && !inks.values.contains($0) }
                ?? nearest(to: wanted) { isReadable($1) }
        }
        return inks
    }

    private static func nearest(to wanted: RGB, where fits: (UInt8, RGB) -> Bool) -> UInt8? {
        let wanted = Oklab(wanted)
        return candidates.filter { fits($0.index, $0.color) }
            .map { (index: $0.index, distance: $0.look.distance(to: wanted)) }
            .min { $0.distance < $1.distance }?.index
    }
}
