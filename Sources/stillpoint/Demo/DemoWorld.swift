import Configuration
import Domain
import Foundation

/// The demo's folder: databases, tasks and a past of real backups of them.
struct DemoWorld {
    let folder: String
    let megabytes: Int
    let clock: DemoClock

    /// The database that is written to all the time.
    var shop: String { database("shop") }

    /// The program's parts, at home in the folder.
    func app(clock: NodeClock) throws -> App {
        try App(
            places: Places(
                environment: ["STILLPOINT_HOME": "\(folder)/home"], workingDirectory: folder),
            clock: clock, progress: .none)
    }

    /// The parts as they were so many seconds ago.
    func past(_ seconds: Double) throws -> App { try app(clock: clock.past(seconds)) }

    /// Makes everything, telling what it does.
    func make(_ scenario: DemoScenario, _ tell: (String) -> Void) throws {
        for name in ["data", "backups", "nas", "home/tasks"] {
            try FileManager.default.createDirectory(
                atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
        }
        tell("making databases in \(folder)")
        if scenario == .many { return try makeMany(tell) }
        for (name, size) in [("shop", megabytes), ("mail", max(1, megabytes / 4))] {
            try DemoDatabase.make(at: database(name), kibibytes: size * 1024)
        }
        for name in ["tickets", "wiki"] {
            try DemoDatabase.make(at: database(name), kibibytes: 2048)
        }
        tell("making a week of backups")
        for name in Self.names { try addTask(name, to: name == "mail" ? "nas" : "backups") }
        for day in (1...6).reversed() { try live(daysAgo: day) }
        try end(scenario)
    }

    /// Adds a task for the database of the same name, with a backup a day unless it is run by hand.
    func addTask(_ name: String, to destination: String, isByHand: Bool = false) throws {
        var task = BackupTask(
            name: try TaskName(name), database: database(name),
            destination: "\(folder)/\(destination)")
        if !isByHand {
            let slot = nextHour
            task.full = try CronExpression("\(slot) * * 0")
            task.incremental = try CronExpression("\(slot) * * *")
        }
        task.assertions = ["SELECT count(*) > 0 FROM orders"]
        try past(0).tasks.add(task)
    }

    /// Minute and hour of the time in an hour, when the backups of the past days began: none is
    /// overdue then, and none is due while somebody looks.
    private var nextHour: String {
        let now = clock.console.now
        let minutes = (now.microseconds / 1_000_000 + Int64(now.offset)) / 60 + 60
        return "\(minutes % 60) \(minutes / 60 % 24)"
    }

    /// The path of a task's database.
    func database(_ name: String) -> String { "\(folder)/data/\(name).db" }

    private static let names = ["shop", "mail", "tickets", "wiki"]

    /// One day of the past: a change, a backup of each, and once a drill.
    private func live(daysAgo days: Int) throws {
        let app = try past(Double(days) * 86_400 - 3600)
        for name in Self.names {
            // The wiki was disabled on the second day.
            if name == "wiki", days < 5 { continue }
            try DemoDatabase.change(database(name), day: days)
            _ = try app.run(.backup(try TaskName(name), nil))
        }
        guard days == 2 else { return }
        let drill = VerifyRequest(scope: .task(try TaskName("shop")), level: .drill)
        _ = try app.run(.verify(drill))
    }

    private func end(_ scenario: DemoScenario) throws {
        try past(3 * 3600).tasks.setEnabled(false, of: try TaskName("wiki"))
        switch scenario {
        case .week: try endWeek()
        case .failed: try endFailed()
        case .leftover: try endLeftovers()
        case .lost: try endLost()
        case .many: break
        }
    }
}
