import Domain
import Screen

/// All that the console is: what it was told, and where the person is in it.
///
/// It changes only in `take`, which is a pure function of the state and the input.
package struct ConsoleState: Equatable, Sendable {
    /// Where it runs.
    package internal(set) var look: Look
    /// The time, as of the last input that brought it.
    package internal(set) var now: LocalTime
    /// The size of the screen.
    package internal(set) var size: Size
    /// What the engine has told.
    var world = World()
    /// The screen that is shown.
    package internal(set) var screen = ScreenID.tasks {
        didSet { if screen != oldValue { (panel, isZoomed) = (.list, false) } }
    }
    /// The part of the screen that has the focus.
    var panel = Panel.list
    /// Whether the part with the focus has the whole screen.
    var isZoomed = false
    /// The cursor, filter, order and marks of each screen's list.
    var lists: [ScreenID: ListState] = [:] {
        didSet { noteListChanges(since: oldValue) }
    }
    /// The ids of the rows of each list, filtered and in order.
    var rowIDs: [ScreenID: [String]] = [:]
    /// Lists whose rows have to be looked for again before the input is done with.
    var staleLists: Set<ScreenID> = []
    /// The ids of the rows of the first screen that somebody has to look at, in their order.
    var alerts: [String] = []
    /// What lies over the screen and gets the keys.
    var overlay: Overlay?
    /// The restore that is being put together.
    var wizard = Wizard() {
        didSet { if wizard != oldValue { staleLists.insert(.restore) } }
    }
    /// The log, oldest first.
    private(set) var log: [LogLine] = []
    /// One line about the last thing that happened, above the footer.
    var notice: Notice?
    /// Where the engine is.
    var attachment = Attachment.own
    /// What can be undone by `u`.
    var undo: Undo?
    /// Commands that were typed, newest last.
    var commands: [String] = []
    /// Inquiries under way, and what they are for.
    var pending: [InquiryID: Purpose] = [:]
    /// The last key and when it came, to know a key that is held down.
    var lastKey: KeyPress?
    /// What was done here and has to be kept for the next console.
    var unkept: [OperatorAction] = []
    private var inquiries: UInt64 = 0

    private static let logLines = 1000

    /// Whether a job runs, so that time has to be shown passing.
    package var hasRunningJob: Bool { world.jobs.contains(where: \.isRunning) }
    /// Whether a job runs or waits.
    package var hasActiveJobs: Bool { world.jobs.contains { !$0.isEnded } }

    /// A console that has been told nothing yet.
    package init(look: Look, now: LocalTime, size: Size) {
        self.look = look
        self.now = now
        self.size = size
        for action in look.pastActions {
            write(
                action.text, author: action.author, commandLine: action.commandLine,
                time: action.time)
        }
        for warning in look.warnings {
            write(warning, .late)
            say(warning, .late)
        }
    }

    /// The screen whose list has the keys: another one's where lists stand side by side.
    var place: ScreenID {
        guard let side = panel.side, Layout(of: self).sides.contains(where: { $0.screen == side })
        else { return screen }
        return side
    }

    /// The list state of the place.
    var list: ListState {
        get { lists[place] ?? ListState() }
        set { lists[place] = newValue }
    }

    /// Makes an inquiry for `purpose`.
    mutating func inquire(_ inquiry: Inquiry, for purpose: Purpose) -> ConsoleEffect {
        inquiries += 1
        let id = InquiryID(rawValue: inquiries)
        pending[id] = purpose
        return .inquire(inquiry, id)
    }

    /// Says one line, above the footer.
    mutating func say(_ text: String, _ role: Role = .text) {
        notice = Notice(text: text, role: role)
    }

    /// Writes one line into the log, of now unless another time is given.
    mutating func write(
        _ text: String, _ role: Role = .text, author: String = "engine",
        commandLine: String? = nil, time: LocalTime? = nil
    ) {
        let line = LogLine(
            number: log.last.map { $0.number + 1 } ?? 0, time: time ?? now, author: author,
            text: text, role: role, commandLine: commandLine)
        if log.count >= Self.logLines { log.removeFirst(log.count - Self.logLines + 1) }
        log.append(line)
        staleLists.insert(.log)
    }

    /// Writes into the log what the person before the console did, to be kept for the next one.
    mutating func writeAction(_ text: String, commandLine: String? = nil) {
        write(text, author: look.user, commandLine: commandLine)
        unkept.append(
            OperatorAction(time: now, author: look.user, text: text, commandLine: commandLine))
    }
}
