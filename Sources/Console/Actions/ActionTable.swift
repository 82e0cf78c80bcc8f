import Screen

/// The one table of actions. Keys, footer, palette and help are all drawn from it.
enum ActionTable {
    /// All actions, in the order in which the help lists them.
    static let all: [Action] = moving + screens + looking + working + console

    /// The action that `key` asks for on `screen`.
    static func action(for key: Key, on screen: ScreenID) -> Action? {
        all.first { $0.keys.contains(key) && $0.fits(screen) }
    }

    /// The action called `id`.
    static func action(_ id: ActionID) -> Action? { all.first { $0.id == id } }

    private static let moving = [
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
    ]

    private static let screens = [
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
        Action(
            id: .nextScreen, name: "next", help: "Show the next screen.",
            keys: [.tab, .right, .character("l")]),
        Action(
            id: .previousScreen, name: "previous", help: "Show the screen before.",
            keys: [.backTab, .left, .character("h")]),
    ]

    private static let looking = [
        Action(
            id: .open, name: "open", help: "Open what is under the cursor.", keys: [.enter],
            isInFooter: true),
        Action(
            id: .back, name: "back", help: "Go back, or close what lies on top.", keys: [.escape]),
        Action(
            id: .zoom, name: "zoom", help: "Give the detail the whole screen, or take it back.",
            keys: [.character("z")], place: .on([.tasks])),
        Action(
            id: .filter, name: "filter", help: "Show only rows that contain a text.",
            keys: [.character("/")], isInFooter: true),
        Action(
            id: .nextMatch, name: "next match",
            help: "Move to the next row; with a filter, the next match.", keys: [.character("n")],
            place: .on([.activity, .leftovers, .log])),
        Action(
            id: .previousMatch, name: "match before",
            help: "Move to the row before; with a filter, the match before.",
            keys: [.character("N")]),
        Action(
            id: .mark, name: "mark", help: "Mark the row; actions then apply to all marked ones.",
            keys: [.character(" ")], place: .on([.tasks, .leftovers])),
        Action(
            id: .nextAlert, name: "next alert", help: "Move to the next task that needs attention.",
            keys: [.character("!")]),
    ]

    private static let working = [
        Action(
            id: .run, name: "run", help: "Back up now; incrementally where possible.",
            keys: [.character("r")], place: .on([.tasks]), changes: true, isInFooter: true),
        Action(
            id: .runFull, name: "run full", help: "Start a new chain with a full backup.",
            keys: [.character("F")], place: .on([.tasks]), changes: true),
        Action(
            id: .edit, name: "edit", help: "Change the task.", keys: [.character("e")],
            place: .on([.tasks]), changes: true, isInFooter: true),
        Action(
            id: .new, name: "new", help: "Add a task.", keys: [.character("n")],
            place: .on([.tasks]), changes: true, isInFooter: true),
        Action(
            id: .toggle, name: "disable/enable", help: "Disable the task, or enable it again.",
            keys: [.character("p")], place: .on([.tasks]), changes: true),
        Action(
            id: .cancel, name: "cancel", help: "Ask the job to stop; what is complete stays.",
            keys: [.character("x")], place: .on([.tasks, .activity]), changes: true),
        Action(
            id: .restore, name: "restore", help: "Restore a database from a backup of this task.",
            keys: [.character("R")], place: .on([.tasks]), isInFooter: true),
        Action(
            id: .verify, name: "verify", help: "Look whether the task's backups can be restored.",
            keys: [.character("v")], place: .on([.tasks]), changes: false),
        Action(
            id: .delete, name: "delete", help: "Forget the task, or delete the leftover.",
            keys: [.character("d")], place: .on([.tasks, .leftovers]), changes: true),
        Action(
            id: .undo, name: "undo", help: "Undo the last change that can be undone.",
            keys: [.character("u")], changes: true),
    ]

    private static let console = [
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
            id: .detach, name: "detach", help: "Leave; running jobs end properly, unseen.",
            keys: [.character("D")]),
        Action(
            id: .quit, name: "quit", help: "Leave. A running job is never killed: it ends first.",
            keys: [.character("q"), .character("Q"), .control("c")], isInFooter: true),
    ]
}
