/// Eight or sixteen colours by meaning, on a dark or a light screen.
struct ANSIColors {
    private static let black: UInt8 = 0
    private static let blue: UInt8 = 4
    private static let white: UInt8 = 7

    /// Whether the screen is dark.
    let isDark: Bool
    /// Whether the eight have bright kin with numbers of their own. Without, bold makes them
    /// bright.
    let hasBright: Bool

    /// The one of the eight that has a role's meaning; nil for the colour of plain text.
    static func hue(of role: Role) -> UInt8? {
        switch role {
        case .failed: 1
        case .good: 2
        case .late, .leftover: 3
        case .focus: 4
        case .disabled: 5
        case .rate: 6
        case .border, .hint, .text, .emphasis, .muted: nil
        }
    }

    /// The one that has a role's meaning and can be read on any screen: plain blue on black cannot.
    /// Terminals of eight colours have it bold instead.
    static func readableHue(of role: Role) -> UInt8? {
        hue(of: role).map { $0 == blue ? blue + 8 : $0 }
    }

    /// A role on a ground: in the colour of its meaning where that can be read, and otherwise as
    /// text.
    func paint(_ role: Role, on ground: Ground) -> Paint {
        let background = number(of: ground)
        let text = plain(background == Self.white ? Self.black : Self.white, on: background)
        let candidates = Self.hue(of: role).map {
            [plain($0, on: background), bright($0, on: background)]
        }
        let chosen = candidates?.first { isReadable($0, as: role) } ?? text
        guard role == .emphasis || ground == .bar else { return chosen }
        // Bold black is grey on terminals that show bold as bright.
        var bold = chosen
        bold.attributes.insert(.bold)
        return isReadable(bold, as: role) ? bold : chosen
    }

    private func isReadable(_ paint: Paint, as role: Role) -> Bool {
        ContrastReport.contrast(paint) >= role.leastContrast
    }

    private func number(of ground: Ground) -> UInt8 {
        switch ground {
        case .background, .bar: isDark ? Self.black : Self.white
        case .selection, .selectedRow: Self.blue
        }
    }

    private func plain(_ ink: UInt8, on background: UInt8) -> Paint {
        Paint(.indexed(ink), on: .indexed(background))
    }

    private func bright(_ ink: UInt8, on background: UInt8) -> Paint {
        hasBright
            ? plain(ink + 8, on: background)
            : Paint(.indexed(ink), on: .indexed(background), .bold)
    }
}
