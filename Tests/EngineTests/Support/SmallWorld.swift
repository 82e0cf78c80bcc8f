import Dispatch
import Domain
import Foundation
import Synchronization

@testable import Engine

/// A world of tasks, databases and backups in memory, for an engine to work in.
final class SmallWorld: Sendable {
    struct State {
        var tasks: [TaskName: BackupTask] = [:]
        /// What lies in each folder.
        var points: [String: [RestorePoint]] = [:]
        var unreadable: [Catalog.Unreadable] = []
        var runs: [RunRecord] = []
        var locked: Set<TaskName> = []
        var seconds = 0.0
        /// Whether the last backup's page table is there.
        var hasTables = true
        var isUnchanged = false
        /// What SQLite finds wrong with the source.
        var sourceProblems: [String] = []
        /// What SQLite finds wrong with an image.
        var imageProblems: [String] = []
        var findings: [Finding] = []
        /// What the last abandoned backup was told.
        var abandonedBecause: Failure?
        /// Assertions that images were checked with.
        var assertions: [[String]] = []
        var users: [FileUser] = []
        var book: ScheduleBook?
        var nodeWarnings: [String] = []
        /// From whom the lease of a task is taken over.
        var takeover: String?
        /// Tasks whose database a restore has replaced.
        var replaced: Set<TaskName> = []
        var alerts: [AlertRecord] = []
        /// Who was told what, in this order.
        var told: [(alert: Alert, channel: AlertChannel)] = []
        /// What goes wrong with every alert.
        var alertProblem: String?
        var journalMode = "wal"
        /// What a replaced database turns out to be.
        var verdict = ReplacementVerdict.same
        var target = TargetFacts(
            exists: false, companions: [], folderExists: true, isFolderWritable: true,
            freeBytes: 1 << 40, replaceableBytes: 0, obstacle: nil)
    }

    static let writer = Writer(host: "oak", pid: 4711, bootID: "this boot")

    let script = Script()
    /// What an alert does before it counts as sent.
    let hooks = Mutex<(@Sendable (Alert, Cancellation) -> Void)?>(nil)
    private let state = Mutex(State())

    /// What is so right now.
    var now: State { state.withLock { $0 } }

    var parts: EngineParts {
        EngineParts(
            source: PaperDatabases(world: self), store: PaperBackups(world: self),
            tasks: PaperTasks(world: self), history: PaperHistory(world: self),
            locks: PaperLocks(world: self), drafts: NoDrafts(),
            schedules: PaperSchedules(world: self), folders: NoFolders(),
            alerts: PaperAlerts(world: self),
            clock: NodeClock(
                zone: .gmt,
                date: { [self] in Date(timeIntervalSince1970: 1_795_395_600 + now.seconds) },
                uptime: { [self] in now.seconds }),
            node: .standard, writer: Self.writer)
    }

    /// A context for a job outside an engine.
    func context(
        cancellation: Cancellation = Cancellation(),
        report: @escaping (JobProgress) -> Void = { _ in }
    ) -> JobContext {
        JobContext(
            parts: parts, origin: .person("ada"), cancellation: cancellation, report: report)
    }

    /// Changes what is so.
    func change<T>(_ body: (inout State) -> T) -> T {
        state.withLock { state in
            var copy = state
            let result = body(&copy)
            state = copy
            return result
        }
    }

    /// Adds a task with a database and a destination of its own, or those given.
    @discardableResult
    func add(
        _ name: String, database: String? = nil, _ details: (inout BackupTask) -> Void = { _ in }
    ) throws -> TaskName {
        let name = try TaskName(name)
        var task = BackupTask(
            name: name, database: database ?? "/srv/\(name).db", destination: "/backups/\(name)")
        details(&task)
        change { $0.tasks[name] = task }
        return name
    }

    /// Puts points into the destination of a task.
    func put(_ points: [RestorePoint], of name: TaskName) {
        change { $0.points["/backups/\(name)", default: []] += points }
    }
}
