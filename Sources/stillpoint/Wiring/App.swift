import Alerts
import BackupFiles
import Configuration
import Domain
import Engine
import EngineSocket
import Foundation
import History
import SQLiteSource

/// The parts of the program, put together for this process and its environment.
struct App {
    let places: Places
    let tasks: YAMLTaskStore
    let store: FileBackupStore
    let source: SQLiteDatabases
    let history: SQLiteRunHistory
    let clock: NodeClock
    private let progress: CommonOptions.Progress
    let writer: Writer

    /// The name of this machine.
    var host: String { writer.host }

    /// The parts for what the environment of this process says.
    init(progress: CommonOptions.Progress) throws {
        try self.init(
            places: Places(
                environment: ProcessInfo.processInfo.environment,
                workingDirectory: FileManager.default.currentDirectoryPath),
            clock: .system, progress: progress)
    }

    /// The parts for these places and this clock.
    init(places: Places, clock: NodeClock, progress: CommonOptions.Progress) throws {
        self.progress = progress
        self.places = places
        self.clock = clock
        writer = .thisProcess
        tasks = YAMLTaskStore(places: places)
        store = FileBackupStore(stateFolder: places.state, writer: writer)
        source = SQLiteDatabases(clock: clock)
        history = SQLiteRunHistory(folder: places.state)
    }

    /// An engine of these parts.
    ///
    /// - Parameter makesSurveys: whether it looks at everything again after each change.
    /// - Throws: `configuration`, with file and line, if the settings are wrong.
    func engine(makesSurveys: Bool) throws -> Engine {
        Engine(
            try engineParts(), limit: try Settings(from: places).jobs, makesSurveys: makesSurveys)
    }

    /// What a look at everything finds; the engine, if one runs, is asked what it is about to do. One
    /// that does not answer is a problem that is told.
    ///
    /// - Throws: `configuration`, with file and line, if the settings or a task are wrong.
    func survey() throws -> Survey {
        let parts = try engineParts()
        let tasks = try tasks.tasks()
        do {
            return Surveyor(parts: parts, agenda: try agenda() ?? EngineAgenda()).survey(of: tasks)
        } catch {
            let unknown = EngineAgenda(next: [:])
            return Surveyor(parts: parts, agenda: unknown).survey(
                of: tasks, [Failure(describing: error)])
        }
    }

    /// What the engine that runs on the state folder is about to do; nothing if none runs.
    ///
    /// - Throws: `unsupportedFormat` and `engineLost`, for an engine that cannot be talked to.
    private func agenda() throws -> EngineAgenda? {
        let arrived = DispatchSemaphore(value: 0)
        let mailbox = EventMailbox { arrived.signal() }
        guard
            let link = try EngineSocketLink.connect(
                in: places.state, mailbox, patience: Self.patience)
        else { return nil }
        let id = InquiryID(rawValue: 1)
        link.inquire(.agenda, as: id)
        let deadline = clock.seconds + Double(Self.patience)
        while clock.seconds < deadline {
            arrived.wait(atMost: deadline - clock.seconds)
            for event in mailbox.drain() {
                switch event {
                case .answered(id, .agenda(let agenda)): return agenda
                case .lost(let failure): throw failure
                default: break
                }
            }
        }
        throw EngineSocketLink.silent
    }

    /// For how many seconds an engine is waited for that is asked in passing.
    private static let patience: Int32 = 3

    private func engineParts() throws -> EngineParts {
        EngineParts(
            source: source, store: store, tasks: tasks, history: history,
            locks: FileTaskLocks(stateFolder: places.state),
            drafts: FileDrafts(stateFolder: places.state),
            schedules: FileSchedules(stateFolder: places.state), folders: FolderLook(),
            alerts: try alertSender(), clock: clock,
            node: try Settings(from: places).node, writer: writer)
    }

    /// Tells people what happened, from this process.
    ///
    /// - Throws: `configuration`, with file and line, if the settings are wrong.
    func alertSender() throws -> AlertSender {
        AlertSender(
            node: try Settings(from: places).node, host: host,
            environment: ProcessInfo.processInfo.environment)
    }

    /// Connects `mailbox` to the engine that runs on the state folder, or else to one of this process,
    /// for this command alone. Locks of tasks keep the engines of several commands apart.
    ///
    /// - Throws: `unsupportedFormat` and `engineLost`, for an engine that cannot be talked to.
    private func link(
        _ mailbox: EventMailbox
    ) throws -> (link: any EngineLink, own: Engine?) {
        if let link = try EngineSocketLink.connect(in: places.state, mailbox) { return (link, nil) }
        let engine = try engine(makesSurveys: false)
        return (engine.connect(mailbox, as: NSUserName()), engine)
    }

    /// Has an engine do `command`, showing progress, and waits for the outcome; with an engine of this
    /// process also until everybody was told of it.
    ///
    /// - Throws: the failure, if it was refused or failed.
    func run(_ command: EngineCommand) throws -> JobOutcome {
        let alerts = LastAlerts()
        // From the beginning: between two watches a signal would be lost.
        let watch = Interruption.whenItComes { alerts.cancel() }
        defer {
            alerts.wait()
            watch.cancel()
        }
        let dialog = EngineDialog(
            connect: { mailbox in
                let (link, engine) = try link(mailbox)
                if let engine { alerts.expect(of: engine) }
                return link
            }, progress: progress)
        return try dialog.run(command)
    }

    /// Has an engine answer `inquiry`.
    ///
    /// - Throws: the failure, if it could not be done.
    func ask(_ inquiry: Inquiry) throws -> Answer {
        try EngineDialog(connect: { try link($0).link }, progress: .none).ask(inquiry)
    }

    /// `path` as an absolute one, without a final slash.
    func absolute(_ path: String) throws -> String {
        guard !path.isEmpty, !path.contains("\0") else {
            throw Failure(
                .usage, "An empty path was given.", cause: "A variable in a script may be unset.",
                next: "Give the path of a file or folder.")
        }
        let full =
            path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        // "." and empty parts go; ".." stays, since what it means depends on symbolic links.
        let parts = full.split(separator: "/").filter { $0 != "." }
        return "/" + parts.joined(separator: "/")
    }

    /// What lies where `scope` says, and nothing of other tasks.
    func catalog(of scope: BackupScope) throws -> Catalog {
        switch scope {
        case .folder(let folder): return try store.catalog(of: folder)
        case .task(let name):
            return try store.catalog(of: tasks.task(name).destination).only(name)
        }
    }

    /// What lies where `scope` says; without one, at all tasks' destinations, each looked at once.
    func catalogs(of scope: BackupScope?) throws -> [Catalog] {
        if let scope { return [try catalog(of: scope)] }
        return try Set(tasks.tasks().map(\.destination)).sorted().map { try store.catalog(of: $0) }
    }
}
