/// The paint of every role on every ground, for one theme at one colour depth.
package struct Palette: Equatable, Sendable {
    /// By ground, then by role, both in the order of their cases.
    private let paints: [Paint]

    /// A palette that asks for each combination of role and ground once.
    init(_ paint: (Role, Ground) -> Paint) {
        paints = Ground.allCases.flatMap { ground in
            Role.allCases.map { role in paint(role, ground) }
        }
    }

    /// The paint of a style, with the style's own attributes added.
    package subscript(style: Style) -> Paint {
        var paint = paints[style.ground.rawValue * Role.allCases.count + style.role.rawValue]
        paint.attributes.formUnion(style.attributes)
        return paint
    }
}

extension Palette {
    /// The colours of a scheme: each raised to its least contrast with the ground it stands on, and
    /// taken from what the terminal can show.
    init(_ scheme: Scheme, depth: ColorDepth) {
        let chooser = ColorChooser(depth: depth)
        var grounds: [Ground: PaintColor] = [:]
        for ground in Ground.allCases {
            grounds[ground] = chooser.ground(
                scheme.colors[ground.slot],
                distinctFrom: ground == .selection ? grounds[.background] : nil)
        }
        self.init { role, ground in
            let background = grounds[ground] ?? .standard
            let wanted = scheme.colors[role.slot(on: ground)]
            return Paint(
                chooser.ink(wanted, contrast: role.leastContrast, on: background), on: background)
        }
    }

    /// The terminal's own colours and the ANSI ones of its user, who chose them to be readable.
    ///
    /// Grounds are made of attributes: nothing is known about the colours. The selected row has no
    /// others, since reversed they would be patches of ground.
    static let terminal = Palette { role, ground in
        let mono = Palette.mono[Style(role, on: ground)]
        let color = ground == .selection ? PaintColor.standard : ansiColor(of: role)
        return Paint(color, on: .standard, mono.attributes)
    }

    private static func ansiColor(of role: Role) -> PaintColor {
        switch role {
        case .failed: .indexed(1)
        case .good: .indexed(2)
        case .late, .leftover: .indexed(3)
        case .focus: .indexed(4)
        case .disabled: .indexed(5)
        case .rate: .indexed(6)
        case .border, .hint, .text, .emphasis, .muted: .standard
        }
    }

    /// No colours at all.
    static let mono = Palette { role, ground in
        var attributes: Attributes =
            switch role {
            case .failed, .late, .emphasis, .focus: .bold
            case .muted, .disabled: .dim
            case .border, .hint, .text, .leftover, .good, .rate: []
            }
        switch ground {
        case .background: break
        case .bar: attributes.formUnion(.bold)
        // Dim and reverse together are unreadable on many terminals.
        case .selection: attributes = attributes.subtracting(.dim).union(.reverse)
        }
        return Paint(.standard, on: .standard, attributes)
    }
}

/// Finds what a terminal can show for a colour.
private struct ColorChooser {
    private let depth: ColorDepth
    private let candidates: [(index: UInt8, color: RGB)]

    init(depth: ColorDepth) {
        self.depth = depth
        candidates = depth.candidates
    }

    func ground(_ wanted: RGB, distinctFrom other: PaintColor?) -> PaintColor {
        guard !candidates.isEmpty else { return .direct(wanted) }
        return nearest(to: wanted) { index, _ in PaintColor.indexed(index) != other }
    }

    func ink(_ wanted: RGB, contrast least: Double, on background: PaintColor) -> PaintColor {
        let ground = background.nominal ?? .black
        let raised = wanted.raised(toContrast: least, on: ground)
        guard !candidates.isEmpty else { return .direct(raised) }
        return nearest(to: raised) { _, color in color.contrast(with: ground) >= least }
    }

    private func nearest(to wanted: RGB, where fits: (UInt8, RGB) -> Bool) -> PaintColor {
        candidates.filter { fits($0.index, $0.color) }
            .min { $0.color.distance(to: wanted) < $1.color.distance(to: wanted) }
            .map { .indexed($0.index) } ?? .standard
    }
}
