import Screen

/// Something a person can ask for in the wizard: its keys, and how footer and help name it.
struct WizardAction: Equatable, Sendable {
    /// All of them by name.
    enum ID: Hashable, Sendable {
        case down, up, pageDown, pageUp, top, bottom
        case next, back, leave
        case folder, discard, complete, original, toggle, look, details
        case save, copyCommand, start, cancel
    }

    let id: ID
    /// One word or two, for the footer; empty keeps it out of the footer.
    let name: String
    /// One sentence, for the help.
    let help: String
    let keys: [Key]
}
