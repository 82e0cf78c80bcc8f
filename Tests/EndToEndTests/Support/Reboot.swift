import Foundation
import TestSupport
import Testing

/// A machine that was restarted in the middle of a scheduled backup, and on which an engine runs
/// again since half past six.
///
/// The full backup was due at 02:00, incremental ones every hour.
final class Reboot {
    let home: Home
    /// What programs on the machine find as its clock and its boot id.
    let machine: [String: String]
    /// The engine that runs now.
    let server: Server

    init() throws {
        home = try Home()
        // This tag makes a missed run of the task wait 5 seconds only.
        try home.setNode("D")
        try home.database.addItems(400, bytes: 100_000)
        let now = Date()
        let due = try Self.twoInTheMorning(after: now)
        let seconds = Int(due.timeIntervalSince(now).rounded(.up))
        try home.addTask("--full", "0 2 * * *", "--incremental", "0 * * * *")
        try Self.plan(home, clock: seconds - 60)
        try Self.breakOff(home, clock: seconds + 1)
        machine = try home.machine(
            clock: seconds + 270 * 60, bootID: "00000000-0000-0000-0000-000000000002")
        server = try Server(in: home, environment: machine)
    }

    private static func twoInTheMorning(after now: Date) throws -> Date {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "Europe/Berlin"))
        return try #require(
            calendar.nextDate(
                after: now, matching: DateComponents(hour: 2, minute: 0, second: 0),
                matchingPolicy: .nextTime))
    }

    /// Has an engine plan the night.
    private static func plan(_ home: Home, clock: Int) throws {
        let engine = try Server(in: home, environment: home.machine(clock: clock))
        let book = home.folder.path("home/state/schedules.json")
        let isPlanned = engine.waits {
            (try? String(contentsOfFile: book, encoding: .utf8).contains("shop")) == true
        }
        try #require(isPlanned)
        _ = try engine.end(by: SIGTERM)
    }

    /// Has an engine begin the backup, and the machine lose its power in the middle of the file.
    private static func breakOff(_ home: Home, clock: Int) throws {
        let fault = Fault(kind: .stop, call: 24).environment(home.destination)
        let engine = try Server(
            in: home, environment: home.machine(clock: clock).merging(fault) { $1 })
        try engine.running.waitUntilStopped()
        _ = try engine.end(by: SIGKILL)
    }

    /// Asks the program on that machine.
    func ask(_ arguments: String...) throws -> Home.Reply {
        Home.Reply(result: try home.program(machine).run(arguments + ["--json"]))
    }
}
