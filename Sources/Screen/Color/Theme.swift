/// A way to colour the screen.
package struct Theme: Equatable, Sendable {
    private enum Source: Equatable, Sendable {
        case scheme(Scheme)
        case terminal
        case mono
    }

    /// What a picker shows, and what a configuration names.
    package let name: String
    private let source: Source

    private init(name: String, source: Source) {
        self.name = name
        self.source = source
    }

    /// The theme of a base16 or base24 scheme.
    package init(_ scheme: Scheme) {
        self.init(name: scheme.name, source: .scheme(scheme))
    }

    /// The terminal's own default colours and its 16 ANSI ones.
    package static let terminal = Theme(name: "terminal", source: .terminal)

    /// Attributes only.
    package static let mono = Theme(name: "mono", source: .mono)

    /// What every style looks like on a terminal of that many colours.
    package func palette(for depth: ColorDepth) -> Palette {
        guard depth != .none else { return .mono }
        switch source {
        case .scheme(let scheme): return Palette(scheme, depth: depth)
        case .terminal: return .terminal
        case .mono: return .mono
        }
    }

    /// How readable the theme is on a terminal of that many colours; nil when only the terminal
    /// knows its colours.
    package func contrastReport(for depth: ColorDepth) -> ContrastReport? {
        guard case .scheme(let scheme) = source, depth != .none else { return nil }
        return ContrastReport(scheme, palette: Palette(scheme, depth: depth))
    }
}
