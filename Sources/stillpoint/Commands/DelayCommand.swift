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
        let span = span == "off" ? nil : try DelaySpan(span)
        let until = span.map { app.clock.now.adding($0.microseconds) }
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
}

/// The document of a task that is put off.
struct DelayDocument: Encodable {
    let task: String
    @OrNull var until: String?
}
