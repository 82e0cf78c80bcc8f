import ArgumentParser
import Domain
import Foundation

/// `stillpoint schedule`
struct ScheduleCommand: StillpointCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule",
        abstract: "Show the times that a schedule gives.",
        discussion: """
            Five fields: minute, hour, day of month, month, day of week; or @hourly, @daily, @weekly, \
            @monthly, @yearly. A time that the clock skips in spring is run right after, one that it \
            shows twice in autumn is run once. In quotes: '0 2 * * 0'.
            """)

    @Argument(help: "The schedule, in quotes.")
    var cron: String

    @Option(help: "The time zone, such as Europe/Berlin; this machine's unless given.")
    var zone: String?

    @Option(help: "The time to begin after: '2026-11-22 23:00'; now unless given.")
    var from: String?

    @Option(help: "How many times to show, 1 to 10000.")
    var count = 5

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard (1...10_000).contains(count) else {
            throw ValidationError("--count must be from 1 to 10000, not \(count).")
        }
    }

    func perform(_ app: App) throws -> CommandResult {
        let expression = try CronExpression(cron)
        let zone = try namedZone ?? app.clock.zone
        let start = try start(in: zone) ?? LocalTime(app.clock.now.date, in: zone)
        let times = Array(expression.times(after: start, in: zone).prefix(count))
        return CommandResult(
            ScheduleDocument(
                cron: expression.text, words: expression.words, zone: zone.identifier,
                times: times.map(\.iso8601)),
            text: ([expression.words] + times.map(\.forPeople)).joined(separator: "\n"))
    }

    private func start(in zone: TimeZone) throws -> LocalTime? {
        guard let from else { return nil }
        guard let time = LocalTime(parsing: from, in: zone) else {
            throw Failure(
                .usage, "\(from.quotedForDisplay) is no time.",
                cause: "It must be a date and a time, with or without an offset.",
                next: "For example '2026-11-22 23:00' or 2026-11-22T23:00:00+01:00.")
        }
        return time
    }

    private var namedZone: TimeZone? {
        get throws {
            guard let zone else { return nil }
            guard let found = TimeZone(identifier: zone) else {
                throw Failure(
                    .usage, "There is no time zone \(zone.quotedForDisplay) here.",
                    cause: "The name is misspelt, or this machine has no time zone data (tzdata).",
                    next: "Give a name such as Europe/Berlin or UTC; 'timedatectl list-timezones' "
                        + "lists them.")
            }
            return found
        }
    }
}

/// The document of a schedule's times.
struct ScheduleDocument: Encodable {
    let cron: String
    let words: String
    let zone: String
    let times: [String]
}
