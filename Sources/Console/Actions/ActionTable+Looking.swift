import Screen

extension ActionTable {
    static let looking = [
        Action(
            id: .open, name: "open", help: "Open what is under the cursor, or close it again.",
            keys: [.enter], isInFooter: true),
        Action(
            id: .step, name: "back", help: "Go back; on the first screen, leave.",
            keys: [.character("q")]),
        Action(
            id: .back, name: "back", help: "Go back, or close what lies on top.", keys: [.escape]),
        Action(
            id: .nextTab, name: "next tab", help: "Show the next tab of the detail.",
            keys: [.character("]")], place: .on([.tasks])),
        Action(
            id: .previousTab, name: "tab before", help: "Show the tab before of the detail.",
            keys: [.character("[")], place: .on([.tasks])),
        Action(
            id: .zoom, name: "zoom", help: "Give the panel the whole screen, or take it back.",
            keys: [.character("z")], isInWideFooter: true),
        Action(
            id: .nextAlert, name: "next alert", help: "Move to what needs attention next.",
            keys: [.character("!")]),
    ]

    static let finding = [
        Action(
            id: .filter, name: "filter", help: "Show only rows that contain a text.",
            keys: [.character("/")], isInFooter: true),
        Action(
            id: .nextMatch, name: "next match",
            help: "With a filter, move to the next match; on Tasks without one, add a task.",
            keys: [.character("n")], place: .on([.activity, .leftovers, .restore, .log])),
        Action(
            id: .previousMatch, name: "match before",
            help: "With a filter, move to the match before.", keys: [.character("N")]),
        Action(
            id: .sort, name: "sort", help: "Put the rows in the order of the next column.",
            keys: [.character("s")], isInWideFooter: true),
        Action(
            id: .reverse, name: "reverse", help: "Turn the order of the rows around.",
            keys: [.character("S")]),
        Action(
            id: .mark, name: "mark", help: "Mark the row; actions then apply to all marked ones.",
            keys: [.character(" ")], place: .on([.tasks, .leftovers])),
    ]

    static let moving = [
        Action(id: .down, name: "down", help: "Move down.", keys: [.character("j"), .down]),
        Action(id: .up, name: "up", help: "Move up.", keys: [.character("k"), .up]),
        Action(
            id: .pageDown, name: "page down", help: "Move down a page.",
            keys: [.pageDown, .control("d")]),
        Action(
            id: .pageUp, name: "page up", help: "Move up a page.", keys: [.pageUp, .control("u")]),
        Action(
            id: .top, name: "top", help: "Move to the first row.", keys: [.character("g"), .home]),
        Action(
            id: .bottom, name: "bottom", help: "Move to the last row.",
            keys: [.character("G"), .end]),
        Action(
            id: .nextPanel, name: "next panel", help: "Move to the next panel: list, detail, …",
            keys: [.tab, .right, .character("l")]),
        Action(
            id: .previousPanel, name: "panel before", help: "Move to the panel before.",
            keys: [.backTab, .left, .character("h")]),
    ]

    static let screens = [
        Action(id: .screen1, name: "tasks", help: "Show the tasks.", keys: [.character("1")]),
        Action(
            id: .screen2, name: "activity", help: "Show the queue and what ran.",
            keys: [.character("2")]),
        Action(
            id: .screen3, name: "leftovers", help: "Show what failed runs left behind.",
            keys: [.character("3")]),
        Action(
            id: .screen4, name: "restore", help: "Show restore points and the restore wizard.",
            keys: [.character("4")]),
        Action(
            id: .screen5, name: "log", help: "Show events and what was done here.",
            keys: [.character("5")]),
    ]

    static let console = [
        Action(
            id: .copyName, name: "copy name", help: "Copy the name of what is under the cursor.",
            keys: [.character("y")]),
        Action(
            id: .copyCommand, name: "copy command",
            help: "Copy the command line that does the same.", keys: [.character("Y")]),
        Action(
            id: .refresh, name: "refresh", help: "Look at everything again.", keys: [.control("l")]),
        Action(id: .themes, name: "themes", help: "Choose the colours.", keys: [.character("T")]),
        Action(
            id: .palette, name: "command", help: "Type a command, as on the command line.",
            keys: [.character(":")], isInFooter: true),
        Action(
            id: .help, name: "help", help: "Show all keys of this place.", keys: [.character("?")],
            isInFooter: true),
        Action(
            id: .detach, name: "detach",
            help: "Leave the engine and its jobs running in the background.",
            keys: [.character("D")]),
        Action(
            id: .quit, name: "quit", help: "Leave. A running job is never killed.",
            keys: [.character("Q"), .control("c")]),
    ]
}
