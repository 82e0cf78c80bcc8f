import Screen

/// The one table of the restore screen's own keys: footer, help and keys are all drawn from it.
enum WizardTable {
    /// The action that `key` asks for at `place`.
    static func action(for key: Key, at place: WizardPlace) -> WizardAction? {
        actions(at: place).first { $0.keys.contains(key) }
    }

    /// All that can be done at `place`, what matters most first.
    static func actions(at place: WizardPlace) -> [WizardAction] {
        switch place {
        case .list: list
        case .source: [next("choose")] + rest + moving
        case .typingFolder: [next("look"), complete, leave("leave the line")]
        case .owners: [next("choose"), back] + rest + moving
        case .point: [next("choose"), back, look("look again")] + rest + moving
        case .typingTarget: [next("go on"), complete, original, below, leave("leave the line")]
        case .check: [next("go on"), back, toggle] + rest + [above, originalHere]
        case .preflight: [next("go on"), back, details, look("re-check")] + rest + moving
        case .stopped: [back, opens, look("re-check")] + rest + moving
        case .checkDetails: [close, back, look("re-check")] + rest + scrolling
        case .review: [start, back] + rest + scrolling
        case .running: [cancel, copy, leave("leave it running")]
        case .restored: [next("done"), copy, leave("leave")] + scrolling
        case .failed: [next("mend"), back, copy, leave("leave")] + scrolling
        }
    }

    private static let list = [
        WizardAction(
            id: .folder, name: "folder",
            help: "Restore out of a folder, also one that no task here knows.",
            keys: [.character("f")]),
        WizardAction(
            id: .discard, name: "", help: "Discard the draft of a restore.",
            keys: [.character("d")]),
        WizardAction(
            id: .next, name: "", help: "Restore the state under the cursor.",
            keys: [.character("R")]),
        WizardAction(
            id: .cancel, name: "", help: "Cancel the restore that is running.",
            keys: [.character("x")]),
    ]

    /// What every step offers that takes no text.
    private static let rest = [save, copy, leave("leave")]

    private static func next(_ name: String) -> WizardAction {
        WizardAction(id: .next, name: name, help: "Go on to the next step.", keys: [.enter])
    }

    private static func look(_ name: String) -> WizardAction {
        WizardAction(id: .look, name: name, help: "Look again.", keys: [.character("r")])
    }

    private static func leave(_ name: String) -> WizardAction {
        WizardAction(
            id: .leave, name: name, help: "Leave; everything is kept.",
            keys: name == "leave the line" ? [.escape] : [.escape, .character("q")])
    }

    private static let back = WizardAction(
        id: .back, name: "back", help: "Go back a step; everything is kept.",
        keys: [.character("b"), .backspace])
    private static let save = WizardAction(
        id: .save, name: "save draft",
        help: "Keep the draft, so that it survives a lost connection.",
        keys: [.character("w")])
    private static let copy = WizardAction(
        id: .copyCommand, name: "copy command", help: "Copy the command line that does the same.",
        keys: [.character("Y")])
    private static let complete = WizardAction(
        id: .complete, name: "complete", help: "Complete the path.", keys: [.tab])
    private static let original = WizardAction(
        id: .original, name: "",
        help: "Choose the original's own path: the live database would be replaced.",
        keys: [.control("o")])
    private static let originalHere = WizardAction(
        id: .original, name: "", help: original.help, keys: [.character("o"), .control("o")])
    private static let below = WizardAction(
        id: .down, name: "check level", help: "Choose how closely the database is checked.",
        keys: [.down])
    private static let above = WizardAction(
        id: .up, name: "path", help: "Change the path.", keys: [.up, .character("k")])
    private static let toggle = WizardAction(
        id: .toggle, name: "another level", help: "Choose another level of checking.",
        keys: [.character(" "), .right, .character("l"), .down, .character("j")])
    private static let details = WizardAction(
        id: .details, name: "details", help: "Show all there is to say of the check.",
        keys: [.character("i")])
    private static let opens = WizardAction(
        id: .details, name: "details", help: "Show all there is to say of the check.",
        keys: [.enter, .character("i")])
    private static let close = WizardAction(
        id: .details, name: "close", help: "Show all checks again.",
        keys: [.enter, .character("i"), .escape])
    private static let start = WizardAction(
        id: .start, name: "restore", help: "Start the restore.", keys: [.character("y")])
    private static let cancel = WizardAction(
        id: .cancel, name: "cancel", help: "Cancel the restore.", keys: [.character("x")])

    private static let scrolling = [
        WizardAction(id: .down, name: "", help: "Read on.", keys: [.down, .character("j")]),
        WizardAction(id: .up, name: "", help: "Read back.", keys: [.up, .character("k")]),
        WizardAction(
            id: .pageDown, name: "", help: "Read on a page.", keys: [.pageDown, .control("d")]),
        WizardAction(
            id: .pageUp, name: "", help: "Read back a page.", keys: [.pageUp, .control("u")]),
    ]

    private static let moving = [
        WizardAction(id: .down, name: "", help: "Move down.", keys: [.down, .character("j")]),
        WizardAction(id: .up, name: "", help: "Move up.", keys: [.up, .character("k")]),
        WizardAction(
            id: .pageDown, name: "", help: "Move down a page.", keys: [.pageDown, .control("d")]),
        WizardAction(
            id: .pageUp, name: "", help: "Move up a page.", keys: [.pageUp, .control("u")]),
        WizardAction(
            id: .top, name: "", help: "Move to the first row.", keys: [.home, .character("g")]),
        WizardAction(
            id: .bottom, name: "", help: "Move to the last row.", keys: [.end, .character("G")]),
    ]
}
