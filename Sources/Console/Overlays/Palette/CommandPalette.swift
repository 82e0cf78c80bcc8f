import Domain
import Screen

/// A command being typed, in the grammar of the command line.
///
/// Enter runs what stands in the line, or the line of the list that Down and Up chose: never
/// something that only resembles what was typed.
struct CommandPalette: Equatable, Sendable {
    /// What the palette wants because of a key.
    enum Request: Equatable, Sendable {
        case stay, close
        /// To run a text.
        case run(String)
    }

    /// What was typed.
    private(set) var field = TextField()
    /// The commands that it may mean, best first.
    private(set) var matches: [PaletteEntry]
    /// The number of the match that was chosen; none while the line itself counts.
    private(set) var choice: Int?
    /// Why the line could not be run.
    var problem: String?
    /// The commands that were run before, newest last.
    private let history: [String]
    /// The number of the one that stands in the line.
    private var recalled: Int?

    /// A palette with nothing typed.
    init(_ catalog: PaletteCatalog, history: [String] = []) {
        matches = catalog.matches("")
        self.history = history
    }

    /// A palette with a text that can go on in several ways, of which one is chosen already.
    init(
        _ catalog: PaletteCatalog, history: [String], text: String, choosing entry: String
    ) {
        self.init(catalog, history: history)
        set(text, catalog)
        choice = matches.firstIndex { $0.text == entry }
    }

    mutating func press(_ key: Key, _ catalog: PaletteCatalog) -> Request {
        problem = nil
        switch key {
        case .escape, .control("c"): return .close
        case .backspace where field.text.isEmpty: return .close
        case .enter: return enter(catalog)
        case .tab:
            let match = matches.indices.contains(choice ?? 0) ? matches[choice ?? 0] : nil
            if let match { set(match.text, catalog) }
        case .up where choice == nil && (field.text.isEmpty || recalled != nil):
            recall(-1, catalog)
        case .down where recalled != nil: recall(1, catalog)
        case .up: choose(-1)
        case .down: choose(1)
        default:
            guard field.press(key) else { return .stay }
            typed(catalog)
        }
        return .stay
    }

    mutating func paste(_ text: String, _ catalog: PaletteCatalog) {
        field.paste(text)
        typed(catalog)
    }

    /// Runs the line, or what was chosen; what needs more goes into the line instead.
    private mutating func enter(_ catalog: PaletteCatalog) -> Request {
        guard let choice, matches.indices.contains(choice) else { return .run(field.text) }
        let entry = matches[choice]
        guard !entry.isComplete else { return .run(entry.text) }
        set(entry.text, catalog)
        return .stay
    }

    private mutating func choose(_ step: Int) {
        let place = (choice ?? -1) + step
        choice = place < 0 ? nil : min(place, matches.count - 1)
        if matches.isEmpty { choice = nil }
    }

    private mutating func recall(_ step: Int, _ catalog: PaletteCatalog) {
        let place = max(0, (recalled ?? history.count) + step)
        guard place < history.count else {
            return set("", catalog)
        }
        set(history[place], catalog)
        recalled = place
    }

    private mutating func set(_ text: String, _ catalog: PaletteCatalog) {
        field = TextField(text)
        typed(catalog)
    }

    private mutating func typed(_ catalog: PaletteCatalog) {
        matches = catalog.matches(field.text)
        (choice, recalled, problem) = (nil, nil, nil)
    }
}
