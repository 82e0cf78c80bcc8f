import Screen

/// The choice of colours, with the screen behind it drawn in the one under the cursor.
struct ThemePicker: Equatable, Sendable {
    /// What the picker wants because of a key.
    enum Request: Equatable, Sendable {
        case stay
        /// To show the screen in a theme, for now.
        case preview(String)
        /// To be closed and go on with a theme.
        case close(String, isChosen: Bool)
    }

    /// The themes there are.
    let themes: [ThemeChoice]
    /// The theme that comes back with Esc.
    let before: String
    /// The text that names must contain.
    private(set) var filter = TextField()
    /// The theme under the cursor.
    private(set) var selected: String

    /// A picker with the cursor on the theme in use.
    init(_ themes: [ThemeChoice], current: String) {
        self.themes = themes
        before = current
        selected = current
    }

    /// The themes that the filter lets through.
    var shown: [ThemeChoice] {
        let text = filter.text.lowercased()
        return text.isEmpty ? themes : themes.filter { $0.name.lowercased().contains(text) }
    }

    /// The theme under the cursor, if the filter lets it through.
    var current: ThemeChoice? { shown.first { $0.name == selected } }

    mutating func press(_ key: Key) -> Request {
        switch key {
        case .escape, .control("c"): return .close(before, isChosen: false)
        case .enter: return current == nil ? .stay : .close(selected, isChosen: true)
        case .down, .tab: return move(by: 1)
        case .up, .backTab: return move(by: -1)
        case .pageDown: return move(by: 8)
        case .pageUp: return move(by: -8)
        default: return filter.press(key) ? move(by: 0) : .stay
        }
    }

    /// Takes pasted text into the filter.
    mutating func paste(_ text: String) -> Request {
        filter.paste(text)
        return move(by: 0)
    }

    /// Moves the cursor; one whose theme was filtered away goes to the first that is left.
    private mutating func move(by step: Int) -> Request {
        let shown = shown
        guard !shown.isEmpty else { return .stay }
        let place = shown.firstIndex { $0.name == selected }.map { $0 + step } ?? 0
        let next = shown[min(max(place, 0), shown.count - 1)].name
        guard next != selected else { return .stay }
        selected = next
        return .preview(next)
    }
}
