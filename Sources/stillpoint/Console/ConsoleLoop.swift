import Console
import Domain
import Foundation
import Terminal

/// The loop of the console: sleep, take what happened, do what is asked for, draw.
///
/// Confined to the thread that runs it. It sleeps in the terminal's poll and nowhere else.
final class ConsoleLoop {
    private static let noEngine = Failure(
        .engineLost, "There is no engine to ask at the moment.",
        cause: "The one this console was attached to has ended.",
        next: "Wait a moment: another one is looked for every second.", canRetry: true)

    /// The theme that was chosen, if one was.
    private(set) var chosenTheme: String?
    private var state: ConsoleState
    private let terminal: TerminalSession
    private let seat: ConsoleSeat
    private let mailbox: EventMailbox
    private let themes: ThemeFiles
    private let actions: ActionLog
    private let clock: NodeClock
    /// Commands whose admission has not come yet.
    private var commands: [CommandID: EngineCommand] = [:]
    private var nextCommand: UInt64 = 1
    private var lastDrawn = 0.0
    private var lastSurvey: Double
    private var isDirty = true
    /// How the console was left, once it was.
    private var way: EngineWithoutScreen.Way?

    /// While a job runs, progress is drawn so many seconds apart.
    private static let pulse = 0.9
    /// How long the screen may be without a new look at everything.
    private static let secondsBetweenSurveys = 300.0

    init(
        state: ConsoleState, terminal: TerminalSession, seat: ConsoleSeat, mailbox: EventMailbox,
        themes: ThemeFiles, actions: ActionLog, clock: NodeClock
    ) {
        self.actions = actions
        self.state = state
        self.terminal = terminal
        self.seat = seat
        self.mailbox = mailbox
        self.themes = themes
        self.clock = clock
        lastSurvey = clock.seconds
    }

    /// Runs until the console is left, and gives the terminal back.
    ///
    /// - Returns: how it was left.
    func run() -> EngineWithoutScreen.Way {
        send(.attachment(seat.attachment))
        while true {
            if let way {
                terminal.close()
                return way
            }
            drawIfDue()
            for event in terminal.events(before: deadline) { take(event) }
        }
    }

    private func take(_ event: TerminalEvent) {
        switch event {
        case .key(let key): send(.key(key, at: clock.seconds))
        case .paste(let text): send(.paste(text))
        case .resized(let size): send(.size(size))
        case .resumed: isDirty = true
        case .woken: takeEngineEvents()
        case .tick: tick()
        case .suspendRequested: suspend()
        case .signal(let signal): way = .asked(signal)
        case .hungUp: way = .cutOff
        }
    }

    /// Time has passed. Other programs back up and delete, too: now and then everything is looked at.
    private func tick() {
        send(.time(clock.now))
        guard let link = seat.link else { return lookForEngine() }
        guard clock.seconds - lastSurvey >= Self.secondsBetweenSurveys else { return }
        lastSurvey = clock.seconds
        link.inquire(.survey, as: InquiryID(rawValue: 0))
    }

    private func lookForEngine() {
        guard seat.retake() else { return }
        send(.attachment(seat.attachment))
        seat.link?.inquire(.survey, as: InquiryID(rawValue: 0))
    }

    /// The engine of another process has gone; what it has not answered it never will.
    private func lose(_ failure: Failure) {
        seat.lose()
        send(.event(.lost(failure)))
        let unanswered = commands.values
        commands = [:]
        for command in unanswered { send(.admitted(command, .refused(failure))) }
    }

    /// Progress alone is not drawn at once: there may be hundreds of such events a second.
    private func takeEngineEvents() {
        for event in mailbox.drain() {
            switch event {
            case .progressed: perform(state.take(.event(event)))
            case .admitted(let id, let admission):
                guard let command = commands.removeValue(forKey: id) else { continue }
                send(.admitted(command, admission))
            case .lost(let failure): lose(failure)
            default:
                perform(state.take(.time(clock.now)))
                send(.event(event))
            }
        }
    }

    private func send(_ input: ConsoleInput) {
        isDirty = true
        perform(state.take(input))
    }

    private func perform(_ effects: [ConsoleEffect]) {
        for effect in effects {
            switch effect {
            case .submit(let command): submit(command)
            case .cancel(let job, let why): seat.link?.cancel(job, because: why)
            case .inquire(let inquiry, let id): inquire(inquiry, as: id)
            case .copy(let text): _ = terminal.copy(text)
            case .useTheme(let name, let isChosen):
                terminal.use(themes.theme(name))
                if isChosen { chosenTheme = name }
            case .keep(let action): keep(action)
            case .quit: way = .left
            case .detach: way = .detached
            }
        }
    }

    private func inquire(_ inquiry: Inquiry, as id: InquiryID) {
        guard let link = seat.link else {
            return send(.event(.answered(id, .failed(Self.noEngine))))
        }
        link.inquire(inquiry, as: id)
    }

    private func submit(_ command: EngineCommand) {
        guard let link = seat.link else {
            return send(.admitted(command, .refused(Self.noEngine)))
        }
        let id = CommandID(rawValue: nextCommand)
        nextCommand += 1
        commands[id] = command
        link.submit(command, as: id)
    }

    private func keep(_ action: OperatorAction) {
        do {
            try actions.append(action)
        } catch {
            send(.notKept(Failure(describing: error)))
        }
    }

    /// A second while a job runs, so that time is seen passing; else the next full minute, for the
    /// clock in the header.
    private var deadline: ContinuousClock.Instant {
        if seat.link == nil { return .now + .seconds(1) }
        if state.hasRunningJob {
            return .now + .seconds(max(0.01, lastDrawn + Self.pulse - clock.seconds))
        }
        let second = Double(clock.now.microseconds % 60_000_000) / 1_000_000
        return .now + .seconds(60 - second + 0.01)
    }

    private func drawIfDue() {
        let isPulse = state.hasRunningJob && clock.seconds - lastDrawn >= Self.pulse
        guard isDirty || isPulse else { return }
        if isPulse { perform(state.take(.time(clock.now))) }
        isDirty = false
        lastDrawn = clock.seconds
        terminal.draw(ConsoleView(state).frame)
    }

    /// All threads stop with the process: a freeze would go on holding writers or the log.
    private func suspend() {
        guard !state.hasRunningJob else { return send(.refusedSuspension) }
        terminal.suspend()
    }
}
