import Domain
import Foundation

/// Hundreds of tasks and thousands of restore points, all real ones of small databases.
extension DemoWorld {
    private static let tasks = 300
    /// So many tasks have a long chain, and the others one backup each.
    private static let busyTasks = 9
    private static let hours = 300

    func makeMany(_ tell: (String) -> Void) throws {
        let names = (1...Self.tasks).map { String(format: "tenant-%03d", $0) }
        for name in names {
            try DemoDatabase.make(at: database(name), kibibytes: 16)
            try addTask(
                name, to: "backups/\(name)", isByHand: !names.prefix(Self.busyTasks).contains(name))
            try FileManager.default.createDirectory(
                atPath: "\(folder)/backups/\(name)", withIntermediateDirectories: true)
        }
        tell("making \(Self.busyTasks * Self.hours + Self.tasks) backups")
        let first = try past(Double(Self.hours + 1) * 3600)
        for name in names { _ = try first.run(.backup(try TaskName(name), nil)) }
        for hour in (1...Self.hours).reversed() {
            let app = try past(Double(hour) * 3600)
            for name in names.prefix(Self.busyTasks) {
                try DemoDatabase.change(database(name), day: hour)
                _ = try app.run(.backup(try TaskName(name), nil))
            }
        }
    }
}
