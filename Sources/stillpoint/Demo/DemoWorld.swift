import Configuration
import Domain
import Engine
import Foundation

/// The demo's folder: databases, tasks and a week of real backups of them.
struct DemoWorld {
    let folder: String
    let megabytes: Int

    /// The database that is written to all the time.
    var shop: String { "\(folder)/data/shop.db" }

    /// The program's parts, at home in the folder.
    func app(clock: NodeClock = .system) throws -> App {
        try App(
            places: Places(
                environment: ["STILLPOINT_HOME": "\(folder)/home"], workingDirectory: folder),
            clock: clock, progress: .none)
    }

    /// Makes everything, telling what it does.
    func make(_ tell: (String) -> Void) throws {
        for name in ["data", "backups", "nas", "home/tasks"] {
            try FileManager.default.createDirectory(
                atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
        }
        tell("making databases in \(folder)")
        let sizes = ["shop": megabytes, "mail": max(1, megabytes / 4), "tickets": 2, "wiki": 2]
        for (name, size) in sizes {
            try DemoDatabase.make(at: "\(folder)/data/\(name).db", megabytes: size)
        }
        tell("making a week of backups")
        try addTasks()
        for day in (1...6).reversed() { try live(daysAgo: day) }
        try end()
    }

    private func addTasks() throws {
        let store = try app().tasks
        for name in ["shop", "mail", "tickets", "wiki"] {
            var task = BackupTask(
                name: try TaskName(name), database: "\(folder)/data/\(name).db",
                destination: name == "mail" ? "\(folder)/nas" : "\(folder)/backups")
            task.full = try CronExpression("0 2 * * 0")
            task.incremental = try CronExpression("0 * * * *")
            task.assertions = ["SELECT count(*) > 0 FROM orders"]
            try store.add(task)
        }
    }

    /// One day of the past: a change, a backup of each, and once a drill.
    private func live(daysAgo days: Int) throws {
        let app = try app(clock: past(Double(days) * 86_400))
        for name in ["shop", "mail", "tickets", "wiki"] {
            // The wiki was disabled on the second day.
            if name == "wiki", days < 5 { continue }
            try DemoDatabase.change("\(folder)/data/\(name).db")
            _ = try app.run(.backup(try TaskName(name), nil))
        }
        guard days == 2 else { return }
        let drill = VerifyRequest(scope: .task(try TaskName("shop")), level: .drill)
        _ = try app.run(.verify(drill))
    }

    /// The last hours: what went wrong.
    private func end() throws {
        let app = try app(clock: past(3 * 3600))
        try app.tasks.setEnabled(false, of: try TaskName("wiki"))
        try FileManager.default.moveItem(atPath: "\(folder)/nas", toPath: "\(folder)/nas-unmounted")
        _ = try? app.run(.backup(try TaskName("mail"), nil))
        try leaveLeftover(app)
    }

    /// A backup that was cancelled as soon as it had begun.
    private func leaveLeftover(_ app: App) throws {
        try DemoDatabase.change("\(folder)/data/tickets.db")
        let task = try app.tasks.task(try TaskName("tickets"))
        let order = BackupOrder(
            task: task, node: .standard, id: BackupID(rawValue: 0x5717),
            parent: nil, startedAt: app.clock.now, writer: .thisProcess)
        try app.store.begin(order).abandon(
            because: Failure(.cancelled, "The job was cancelled: asked to end (SIGTERM)."))
        _ = try app.run(.backup(task.name, .incremental))
    }

    /// A clock that is so many seconds behind.
    private func past(_ seconds: Double) -> NodeClock {
        let offset = Int64(seconds * 1_000_000)
        return NodeClock(
            zone: NodeClock.system.zone,
            date: {
                LocalTime(
                    microseconds: NodeClock.system.now.microseconds - offset, offset: 0
                ).date
            }, uptime: { NodeClock.system.seconds })
    }
}
