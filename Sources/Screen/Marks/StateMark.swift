/// A state as it is shown everywhere: a glyph, a word and a colour role, so that no one of them is
/// needed to tell it from the others.
package enum StateMark: CaseIterable, Sendable {
    /// The last run was good.
    case ok
    /// Runs now.
    case running
    /// Waits for its turn.
    case waiting
    /// Disabled by a person.
    case off
    /// Should have run and did not.
    case late
    /// The last run failed.
    case failed
    /// An in-progress file that nobody is writing.
    case leftover

    /// The one-cell sign of the state.
    package func glyph(_ glyphs: GlyphSet) -> Character {
        glyphs == .unicode ? signs.unicode : signs.ascii
    }

    /// The word of the state, at most eight letters.
    package var word: String {
        switch self {
        case .ok: "OK"
        case .running: "RUN"
        case .waiting: "WAIT"
        case .off: "OFF"
        case .late: "LATE"
        case .failed: "FAIL"
        case .leftover: "LEFTOVER"
        }
    }

    /// The colour role of the state.
    package var role: Role {
        switch self {
        case .ok: .good
        case .running: .focus
        case .waiting: .hint
        case .off: .disabled
        case .late: .late
        case .failed: .failed
        case .leftover: .leftover
        }
    }

    private var signs: (unicode: Character, ascii: Character) {
        switch self {
        case .ok: ("✓", "+")
        case .running: ("▸", ">")
        case .waiting: ("·", ".")
        case .off: ("=", "=")
        case .late: ("!", "!")
        case .failed: ("✗", "x")
        case .leftover: ("?", "?")
        }
    }
}
