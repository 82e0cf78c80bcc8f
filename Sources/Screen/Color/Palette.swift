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

    /// The paint of a cell. Blanks that look alike have the same one, whatever they mean.
    ///
    /// Who compares paints then finds the same blanks where text of one meaning took the place of
    /// another, and one stretch of them between two texts.
    package subscript(cell: Cell) -> Paint {
        let own = self[cell.style]
        guard cell.isBlank else { return own }
        let plain = self[Style(.text, on: cell.style.ground)]
        return own.looksSameOnBlanks(as: plain) ? plain : own
    }
}

extension Paint {
    private static let shownOnBlanks: Attributes = [.underline, .reverse]

    /// Boldness shows on characters only, and their colour on blanks only where a line or the
    /// exchange of colours brings it there.
    fileprivate func looksSameOnBlanks(as other: Paint) -> Bool {
        let shown = attributes.intersection(Self.shownOnBlanks)
        return background == other.background
            && shown == other.attributes.intersection(Self.shownOnBlanks)
            && (shown.isEmpty || foreground == other.foreground)
    }
}

extension Palette {
    /// The colours of a scheme, as near as the terminal can show them.
    ///
    /// With 16 colours or fewer nearness would turn every faint red into a grey: there, a scheme
    /// only decides between dark and light, and the colours are ANSI's, by meaning.
    init(_ scheme: Scheme, depth: ColorDepth) {
        switch depth {
        case .none: self = .mono
        case .ansi8, .ansi16:
            self.init(ANSIColors(isDark: scheme.isDark, hasBright: depth == .ansi16))
        case .indexed256: self.init(IndexedColors(scheme))
        case .direct: self.init(scheme)
        }
    }

    /// The colours of a scheme, each raised to its least contrast with the ground it stands on.
    private init(_ scheme: Scheme) {
        self.init { role, ground in
            let background = scheme.colors[ground.slot]
            let ink = scheme.colors[role.slot(on: ground)]
                .raised(toContrast: role.leastContrast, on: background)
            return Paint(.direct(ink), on: .direct(background))
        }
    }

    private init(_ colors: IndexedColors) {
        self.init { role, ground in
            Paint(.indexed(colors.ink(role, on: ground)), on: .indexed(colors.ground(ground)))
        }
    }

    private init(_ colors: ANSIColors) { self.init { colors.paint($0, on: $1) } }

    /// The terminal's own colours and the ANSI ones of its user, who chose them to be readable.
    ///
    /// Grounds are made of attributes: nothing is known about the colours. What is selected has no
    /// others, since reversed they would be patches of ground.
    static let terminal = Palette { role, ground in
        let mono = Palette.mono[Style(role, on: ground)]
        let color =
            ground == .selection
            ? PaintColor.standard
            : ANSIColors.readableHue(of: role).map(PaintColor.indexed) ?? .standard
        return Paint(color, on: .standard, mono.attributes)
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
        case .background, .selectedRow: break
        case .bar: attributes.formUnion(.bold)
        // Dim and reverse together are unreadable on many terminals.
        case .selection: attributes = attributes.subtracting(.dim).union(.reverse)
        }
        return Paint(.standard, on: .standard, attributes)
    }
}
