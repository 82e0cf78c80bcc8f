import Domain

/// The alerts that were sent, for people and programs.
struct AlertList {
    /// The document of one alert.
    struct Document: Encodable {
        let time: String
        let task: String
        let alert: String
        let test: Bool
        let arrived: Bool
        @OrNull var problem: String?

        init(_ alert: AlertRecord) {
            time = alert.time.iso8601
            task = alert.task.text
            self.alert = alert.channel.name
            test = alert.isTest
            arrived = alert.problem == nil
            problem = alert.problem
        }
    }

    private let alerts: [AlertRecord]

    /// The list of these, in their order.
    init(_ alerts: [AlertRecord]) { self.alerts = alerts }

    /// The list as what a command has to say.
    var result: CommandResult {
        CommandResult(["alerts": alerts.map(Document.init)], text: text)
    }

    private var text: String {
        guard !alerts.isEmpty else { return "Nobody was told anything yet." }
        var table = TextTable("TIME", "TASK", "ALERT", "OUTCOME", "NOTE")
        for alert in alerts {
            table.add(
                alert.time.forPeople, alert.task.text,
                alert.channel.name + (alert.isTest ? " (test)" : ""),
                alert.problem == nil ? "arrived" : "failed", (alert.problem ?? "").forTerminal)
        }
        return table.text
    }
}
