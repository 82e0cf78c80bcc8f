import Screen

/// The keys of a place, as the help shows them: by topic, what cannot be used now dimmed.
struct HelpText {
    let state: ConsoleState

    private static let keyCells = 16

    /// The title of the box.
    var title: String { "Keys on \(state.place.title)  (Esc closes)" }

    /// One line a heading or an action.
    var lines: [[Span]] {
        let own = state.restoreHelp
        let ownKeys = Set(own.flatMap(\.keys))
        let common = ActionTable.topics.flatMap { topic -> [[Span]] in
            let actions = topic.actions.filter {
                state.isReachable($0) && ownKeys.isDisjoint(with: $0.keys)
            }
            return actions.isEmpty ? [] : [[Span(topic.title, .hint)]] + actions.map(line)
        }
        let ownLines = own.map { line($0.keys, $0.help, isPossible: true) }
        return own.isEmpty ? common : [[Span("Here", .hint)]] + ownLines + common
    }

    /// The lines that are in sight at once.
    static func rows(in size: Size) -> Int { max(1, size.rows - 2) }

    private func line(_ action: Action) -> [Span] {
        line(action.keys, action.help, isPossible: state.obstacle(to: action) == nil)
    }

    private func line(_ keys: [Key], _ help: String, isPossible: Bool) -> [Span] {
        let glyphs = state.look.glyphs
        let keys = keys.map(\.label).joined(separator: " ")
        let help = glyphs == .ascii ? help.replacing("…", with: "...") : help
        return [
            Span("  " + keys.padded(to: Self.keyCells, glyphs: glyphs), .focus),
            Span(help, isPossible ? .text : .disabled),
        ]
    }
}
