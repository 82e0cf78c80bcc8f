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
    package internal(set) var screen = ScreenID.tasks
    /// The cursor, filter and marks of each screen's list.
    var lists: [ScreenID: ListState] = [:]
    /// What lies over the screen and gets the keys.
    var overlay: Overlay?
    /// The restore that is being put together.
    var wizard = Wizard()
    /// The log, oldest first.
    var log: [LogLine] = []
    /// One line about the last thing that happened, above the footer.
    var notice: Notice?
    /// Whether one panel has the whole screen.
    var isZoomed = false
    /// What can be undone by `u`.
    var undo: Undo?
    /// Commands that were typed, newest last.
    var commands: [String] = []
    /// Inquiries under way, and what they are for.
    var pending: [InquiryID: Purpose] = [:]
    private var inquiries: UInt64 = 0

    /// Whether a job runs, so that time has to be shown passing.
    package var hasRunningJob: Bool { world.jobs.contains(where: \.isRunning) }
    /// Whether a job runs or waits.
    package var hasActiveJobs: Bool { world.jobs.contains { !$0.isEnded } }

    /// A console that has been told nothing yet.
    package init(look: Look, now: LocalTime, size: Size) {
        self.look = look
        self.now = now
        self.size = size
    }

    /// Makes an inquiry for `purpose`.
    mutating func inquire(_ inquiry: Inquiry, for purpose: Purpose) -> ConsoleEffect {
        inquiries += 1
        let id = InquiryID(rawValue: inquiries)
        pending[id] = purpose
        return .inquire(inquiry, id)
    }

    /// The list state of the screen that is shown.
    var list: ListState {
        get { lists[screen] ?? ListState() }
        set { lists[screen] = newValue }
    }

    /// Says one line, above the footer.
    mutating func say(_ text: String, _ role: Role = .text) {
        notice = Notice(text: text, role: role)
    }

    /// Writes one line into the log.
    mutating func write(
        _ text: String, _ role: Role = .text, author: String = "engine", commandLine: String? = nil
    ) {
        let line = LogLine(
            time: now, author: author, text: text, role: role, commandLine: commandLine)
        log = (log + [line]).suffix(1000)
    }
}

/// One line about the last thing that happened.
struct Notice: Equatable, Sendable {
    let text: String
    let role: Role
}

/// What `u` does, and in which words it was offered.
struct Undo: Equatable, Sendable {
    let what: String
    let inquiry: Inquiry
}

/// What an inquiry is for, so that its answer goes to the right place.
enum Purpose: Equatable, Sendable {
    /// Nothing waits for the answer except to be told of a failure; the words say what was done.
    case change(String)
    /// The wizard asked this.
    case wizard(WizardQuestion)
    /// The task form waits for the answer to this.
    case form(Inquiry)
    /// Nobody cares.
    case none
}
