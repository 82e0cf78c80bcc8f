import Configuration
import Console
import Domain
import Foundation
import Screen
import Terminal

/// Runs the console: brings keys and engine events to its state, and does what the state asks for.
struct ConsoleProgram {
    let app: App
    let options: LookOptions
    /// Whether an engine of this process may go on in the background.
    let engineMayStay: Bool

    /// Runs it until the person leaves or the terminal goes; jobs that run then are waited for.
    ///
    /// - Throws: why there can be no screen.
    func run() throws -> ExitStatus {
        // Before the engine starts its threads, so that none of them is interrupted.
        let signals = try TerminalFailure.naming { try SignalSource() }
        let waker = try TerminalFailure.naming { try Waker() }
        let mailbox = EventMailbox { waker.wake() }
        let use: ConsoleSeat.Use =
            options.readOnly ? .looking : engineMayStay ? .staying : .passing
        let seat = ConsoleSeat(app, use, mailbox, waker)
        try seat.take()
        defer { seat.leave() }
        seat.link?.inquire(.survey, as: InquiryID(rawValue: 0))
        let themes = ThemeFiles(
            folders: ThemeFiles.folders(configuration: app.places.configuration))
        var memory = ConsoleMemory.recalled(from: app.places.state)
        let name = try options.theme.map(themes.known) ?? memory.theme ?? "terminal"
        let terminal = try TerminalFailure.naming {
            try TerminalSession(
                terminalOptions, theme: themes.theme(name), signals: signals, waker: waker)
        }
        let actions = ActionLog(stateFolder: app.places.state)
        let look = Look(
            host: app.host, badge: options.badge, isReadOnly: options.readOnly,
            glyphs: options.ascii ? .ascii : terminal.glyphs,
            themes: themes.themes.map { ThemeChoice($0.name, $0.theme, depth: terminal.depth) },
            theme: name, zone: app.clock.zone,
            workingFolder: FileManager.default.currentDirectoryPath, user: NSUserName(),
            lastSeen: memory.lastSeen.map {
                LocalTime(microseconds: $0, offset: app.clock.now.offset)
            },
            warnings: StartWarnings.all(terminal.type, themes) + [seat.warning].compactMap { $0 },
            pastActions: actions.newest(),
            newTask: try Settings(from: app.places).defaults.task(
                try TaskName("new"), database: "", destination: ""))
        let state = ConsoleState(look: look, now: app.clock.now, size: terminal.size)
        let loop = ConsoleLoop(
            state: state, terminal: terminal, seat: seat, mailbox: mailbox, themes: themes,
            actions: actions, clock: app.clock)
        let way = loop.run()
        memory.theme = loop.chosenTheme ?? memory.theme
        memory.lastSeen = app.clock.now.microseconds
        memory.keep(in: app.places.state)
        return EngineWithoutScreen(terminal, seat, mailbox, clock: app.clock).run(after: way)
    }

    private var terminalOptions: TerminalOptions {
        var options = TerminalOptions.fromEnvironment()
        // The text of a crash would be lost with the alternate screen.
        try? FileManager.default.createDirectory(
            atPath: app.places.state, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        options.standardError = .file("\(app.places.state)/console-errors.log")
        return options
    }
}

/// Why there can be no screen, as a failure.
enum TerminalFailure {
    /// Turns a terminal's error into a failure with advice.
    static func naming<T>(_ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let error as TerminalError {
            throw Failure(
                .noTerminal, "The console cannot be opened: \(error).",
                cause: "Standard input is no terminal, or its TERM cannot place the cursor.",
                next: "Use the commands instead ('stillpoint help'), or 'stillpoint --plain'.")
        }
    }
}
