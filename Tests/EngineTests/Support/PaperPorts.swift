import Domain

@testable import Engine

/// Tasks in memory.
struct PaperTasks: TaskStore {
    let world: SmallWorld

    func tasks() -> [BackupTask] { world.now.tasks.values.sorted { $0.name < $1.name } }

    func readable() -> (tasks: [BackupTask], failures: [Failure]) { (tasks(), []) }

    func task(_ name: TaskName) throws -> BackupTask {
        guard let task = world.now.tasks[name] else {
            throw Failure(.unknownTask, "There is no task \(name).")
        }
        return task
    }

    func add(_ task: BackupTask) { world.change { $0.tasks[task.name] = task } }
    func replace(_ task: BackupTask) { add(task) }
    func setEnabled(_ isEnabled: Bool, of name: TaskName) {
        world.change { $0.tasks[name]?.isEnabled = isEnabled }
    }
    func remove(_ name: TaskName) { world.change { $0.tasks[name] = nil } }
}

/// Runs in memory.
struct PaperHistory: RunHistory {
    let world: SmallWorld

    func record(_ run: RunRecord) throws {
        try world.script.reach(.record)
        world.change { $0.runs.append(run) }
    }

    func runs(of task: TaskName?, limit: Int) -> [RunRecord] {
        Array(
            world.now.runs.filter { task == nil || $0.task == task?.text }.suffix(limit).reversed())
    }

    func record(_ alert: AlertRecord) throws {
        try world.script.reach(.record)
        world.change { $0.alerts.append(alert) }
    }

    func alerts(of task: TaskName?, limit: Int) -> [AlertRecord] {
        world.now.alerts.filter { task == nil || $0.task == task }.suffix(limit).reversed()
    }

    func lastAlerts(of task: TaskName) -> [AlertRecord] {
        let alerts = alerts(of: task, limit: .max)
        return AlertChannel.allCases.compactMap { channel in
            alerts.first { $0.channel == channel }
        }
    }

    func trend(of task: TaskName, since time: LocalTime) -> RunTrend {
        let runs = world.now.runs.filter { $0.task == task.text && $0.startedAt >= time }
        let backups = runs.filter { $0.action == .backup }
        return RunTrend(
            firstBackup: backups.first?.startedAt,
            writtenBytes: backups.dropFirst().reduce(0) { $0 + $1.fileBytes },
            lastDrill: runs.last { $0.kind == "drill" }?.startedAt)
    }
}

/// Locks within this process.
struct PaperLocks: TaskLocking {
    let world: SmallWorld

    func lock(_ task: TaskName, by writer: Writer, since: LocalTime) throws -> any HeldLock {
        try world.script.reach(.lock)
        guard world.change({ $0.locked.insert(task).inserted }) else {
            throw Failure(.busy, "A job of task \(task) is already running.")
        }
        return Held(world: world, task: task)
    }

    func isHeld(_ task: TaskName) -> Bool { world.now.locked.contains(task) }

    private final class Held: HeldLock {
        private let world: SmallWorld
        private let task: TaskName

        init(world: SmallWorld, task: TaskName) {
            self.world = world
            self.task = task
        }

        func release() { world.change { _ = $0.locked.remove(task) } }
    }
}

/// Nobody puts a restore together.
struct NoDrafts: DraftStore {
    func draft() -> RestoreDraft? { nil }
    func save(_ draft: RestoreDraft) {}
    func discard() {}
}

/// The book of the schedules in memory.
struct PaperSchedules: ScheduleStore {
    let world: SmallWorld

    func book() -> ScheduleBook? { world.now.book }
    func keep(_ book: ScheduleBook) { world.change { $0.book = book } }
}

/// Nobody types a path.
struct NoFolders: FolderLooking {
    func destination(at path: String, for database: String) -> DestinationFacts {
        DestinationFacts(
            exists: true, canBeMade: true, isWritable: true, freeBytes: 1 << 40,
            isOnDeviceOfDatabase: false)
    }

    func makeDestination(at path: String) {}

    func completions(of text: String, onlyFolders: Bool, limit: Int) -> [String] { [] }
}
