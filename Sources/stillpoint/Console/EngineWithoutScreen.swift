import CSystem
import Domain
import Foundation
import Terminal

/// What a console's own engine still does when the screen is gone.
struct EngineWithoutScreen {
    /// How the console was left.
    enum Way {
        /// By a person.
        case left
        /// By a person who wants the engine to go on.
        case detached
        /// By losing its terminal.
        case cutOff
        /// By a signal that asks for the end.
        case asked(EndSignal)
    }

    private let terminal: TerminalSession
    private let seat: ConsoleSeat
    private let mailbox: EventMailbox
    private let clock: NodeClock

    /// After the screen of `terminal`, which still hears signals.
    init(
        _ terminal: TerminalSession, _ seat: ConsoleSeat, _ mailbox: EventMailbox,
        clock: NodeClock
    ) {
        self.terminal = terminal
        self.seat = seat
        self.mailbox = mailbox
        self.clock = clock
    }

    /// Returns when nothing is left to be done: how the process ends.
    func run(after way: Way) -> ExitStatus {
        switch way {
        case .left:
            seat.engine?.stopStarting(because: "the console was left")
            if seat.hasJobs {
                say("A job is still running and ends first. Ctrl-C cancels it.")
            } else if seat.hasAlerts {
                say("An alert is still being sent. Ctrl-C ends that.")
            }
            return waitForJobs()
        case .detached:
            goToBackground()
            return waitForSignal()
        // The engine can be attached to, and goes on while somebody is.
        case .cutOff: return waitForAll()
        case .asked(let signal): return cancel(by: signal)
        }
    }

    /// What runs ends properly. A signal cancels it.
    private func waitForJobs() -> ExitStatus {
        while seat.hasJobs || seat.hasAlerts {
            if let signal = nextSignal() { return cancel(by: signal, alertsToo: !seat.hasJobs) }
        }
        return .fine
    }

    private func waitForAll() -> ExitStatus {
        while seat.hasJobs || seat.hasAlerts || seat.hasClients {
            if let signal = nextSignal() { return cancel(by: signal) }
        }
        return ExitStatus(rawValue: 128 + SIGHUP)
    }

    /// Goes on as `serve` does.
    private func waitForSignal() -> ExitStatus {
        while true {
            if let signal = nextSignal() { return cancel(by: signal) }
        }
    }

    /// Ends jobs; alerts have some time yet, or until the next signal.
    private func cancel(by signal: EndSignal, alertsToo: Bool = false) -> ExitStatus {
        let why = "Stillpoint was asked to end (signal \(signal.rawValue))"
        seat.engine?.stopStarting(because: why)
        seat.engine?.cancelAll(because: why)
        if alertsToo { seat.engine?.cancelAlerts(because: why) }
        var alerts = AlertPatience(clock: clock)
        while seat.hasJobs || seat.engine.map({ alerts.areWaited(for: $0) }) == true {
            if nextSignal() != nil { seat.engine?.cancelAlerts(because: why) }
        }
        return ExitStatus(rawValue: signal.exitCode)
    }

    /// Sleeps until something has happened: the signal if it was one.
    private func nextSignal() -> EndSignal? {
        // The end of an alert is no event, and wakes nobody.
        let turn = seat.hasAlerts && !seat.hasJobs ? 0.05 : 5
        let events = terminal.events(before: .now + .seconds(turn))
        _ = mailbox.drain()
        return events.lazy.compactMap { if case .signal(let signal) = $0 { signal } else { nil } }
            .first
    }

    /// Gives the shell its prompt back.
    private func goToBackground() {
        let process = ProcessInfo.processInfo.processIdentifier
        say(
            "The engine goes on in the background, process \(process): 'stillpoint' opens a console "
                + "on it, 'kill \(process)' ends it.")
        if csystem_go_to_background(STDIN_FILENO) == 0 {
            say("This shell waits for it: the terminal can be closed, and Ctrl-C ends the engine.")
        } else {
            csystem_let_go_of_terminal()
        }
    }

    private func say(_ text: String) {
        print(text)
        fflush(nil)
    }
}
