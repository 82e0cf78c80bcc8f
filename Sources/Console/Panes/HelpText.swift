import Screen

/// The keys of a place, as the help shows them: by topic, what cannot be used now dimmed.
struct HelpText {
    let state: ConsoleState

    private static let keyCells = 16

    /// The title of the box.
    var title: String { "Keys on \(state.place.title)  (Esc closes)" }

    /// One line a heading or an action.
    var lines: [[Span]] {
        ActionTable.topics.flatMap { topic -> [[Span]] in
            let actions = topic.actions.filter { $0.fits(state.place) }
            return actions.isEmpty ? [] : [[Span(topic.title, .hint)]] + actions.map(line)
        }
    }

    /// The lines that are in sight at once.
    static func rows(in size: Size) -> Int { max(1, size.rows - 2) }

    private func line(_ action: Action) -> [Span] {
        let glyphs = state.look.glyphs
        let keys = action.keys.map(\.label).joined(separator: " ")
        let isPossible = state.obstacle(to: action) == nil
        let help = glyphs == .ascii ? action.help.replacing("…", with: "...") : action.help
        return [
            Span("  " + keys.padded(to: Self.keyCells, glyphs: glyphs), .focus),
            Span(help, isPossible ? .text : .disabled),
        ]
    }
}
