import Screen

/// The one table of actions. Keys, footer, palette and help are all drawn from it.
///
/// The actions themselves are in files by topic. None is on Ctrl-A, Ctrl-B (which terminal
/// multiplexers take), Ctrl-S, Ctrl-Q (which stop and start the terminal) or a function key alone.
enum ActionTable {
    /// One part of the help.
    struct Topic: Equatable, Sendable {
        let title: String
        let actions: [Action]
    }

    /// All actions by topic, in the order in which the help lists them.
    static let topics = [
        Topic(title: "Look", actions: looking), Topic(title: "Work", actions: working),
        Topic(title: "Find", actions: finding), Topic(title: "Move", actions: moving),
        Topic(title: "Screens", actions: screens), Topic(title: "Console", actions: console),
    ]

    /// All actions.
    static let all: [Action] = topics.flatMap(\.actions)

    /// The action that `key` asks for on `screen`.
    static func action(for key: Key, on screen: ScreenID) -> Action? {
        all.first { $0.keys.contains(key) && $0.fits(screen) }
    }

    /// The screens on which `key` asks for something, in their order.
    static func screens(for key: Key) -> [ScreenID] {
        ScreenID.allCases.filter { action(for: key, on: $0) != nil }
    }

    /// The action called `id`.
    static func action(_ id: ActionID) -> Action? { all.first { $0.id == id } }
}
