import ArgumentParser
import Domain

/// `stillpoint delay`
struct Delay: StillpointCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put a task's scheduled runs off.",
        discussion: """
            Nothing of the task is run by schedule before the time is over; what was due meanwhile is \
            then run once. A backup that runs is cancelled and run then. 'stillpoint backup' \
            still runs one at once.
            """)

    @Argument(help: "The name of the task.")
    var name: String

    @Argument(help: "For how long, 1h to 7d: a number and h or d; 'off' takes it back.")
    var span: String

    @OptionGroup var common: CommonOptions

    func perform(_ app: App) throws -> CommandResult {
        let name = try TaskName(name)
        let until = try microseconds.map { app.clock.now.adding($0) }
        _ = try app.ask(.putOff(name, until: until))
        var document = DelayDocument(task: name.text)
        document.until = until?.iso8601
        let text =
            if let until {
                "Nothing of \(name) is run by schedule before \(until.forPeople)."
            } else {
                "\(name) is run by schedule as ever."
            }
        return CommandResult(document, text: text)
    }

    /// The span; nothing for "off".
    private var microseconds: Int64? {
        get throws {
            if span == "off" { return nil }
            let hours = span.last == "h" ? 1 : span.last == "d" ? 24 : nil
            guard let hours, let number = Int64(span.dropLast()), (1...168).contains(number),
                (1...168).contains(number * Int64(hours))
            else {
                throw Failure(
                    .usage, "\(span.quotedForDisplay) is no time a task can be put off for.",
                    cause: "It must be 1 hour to 7 days, as a number and h or d.",
                    next: "For example '4h' or '2d'; 'off' takes it back.")
            }
            return number * Int64(hours) * 3_600_000_000
        }
    }
}

/// The document of a task that is put off.
struct DelayDocument: Encodable {
    let task: String
    @OrNull var until: String?
}
