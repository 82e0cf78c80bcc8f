import Screen

/// Something a person can ask for: what it is called, the keys that ask for it, what it does.
struct Action: Equatable, Sendable {
    /// The places where an action makes sense.
    enum Place: Equatable, Sendable {
        case everywhere
        case on(Set<ScreenID>)
    }

    let id: ActionID
    /// One word or two, for the footer.
    let name: String
    /// One sentence, for the help and the palette.
    let help: String
    let keys: [Key]
    var place = Place.everywhere
    /// Whether it changes something, and is refused in read-only mode.
    var changes = false
    /// Whether the footer shows it.
    var isInFooter = false
    /// Whether the footer shows it where there is room after all others.
    var isInWideFooter = false

    /// Whether it makes sense on `screen`.
    func fits(_ screen: ScreenID) -> Bool {
        switch place {
        case .everywhere: true
        case .on(let screens): screens.contains(screen)
        }
    }
}

/// All actions by name.
enum ActionID: String, CaseIterable, Sendable {
    case down, up, pageDown, pageUp, top, bottom
    case screen1, screen2, screen3, screen4, screen5, nextPanel, previousPanel
    case open, back, step, zoom, nextTab, previousTab
    case mark, filter, nextMatch, previousMatch, sort, reverse
    case run, runFull, edit, new, toggle, cancel, restore, verify, delete, undo
    case copyName, copyCommand
    case nextAlert, refresh, themes, palette, help, detach, quit
}
