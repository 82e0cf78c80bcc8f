import Domain
import Foundation
import History
import Testing

struct AlertRecordTests {
    private let scratch: Scratch
    private let history: SQLiteRunHistory

    init() throws {
        scratch = try Scratch()
        history = SQLiteRunHistory(folder: scratch.state)
    }

    private func alert(
        _ number: Int64, _ channel: AlertChannel = .heartbeat, task: String = "shöp",
        problem: String? = nil
    ) throws -> AlertRecord {
        AlertRecord(
            time: LocalTime(microseconds: number, offset: -3600), task: try TaskName(task),
            channel: channel, isTest: number % 2 == 0, problem: problem)
    }

    @Test func `where there is no history nobody was told, and nothing is made by looking`() throws
    {
        #expect(try history.alerts(of: nil, limit: 10).isEmpty)
        #expect(try history.lastAlerts(of: try TaskName("shop")).isEmpty)
        #expect(!FileManager.default.fileExists(atPath: scratch.state))
    }

    @Test func `everything that an alert has is kept, the newest first`() throws {
        let alerts = try AlertChannel.allCases.enumerated().map {
            try alert(Int64($0.offset), $0.element, problem: $0.offset == 1 ? "No \"mail\"." : nil)
        }
        for alert in alerts { try history.record(alert) }
        let again = SQLiteRunHistory(folder: scratch.state)
        #expect(try again.alerts(of: nil, limit: 10) == alerts.reversed())
        #expect(try again.alerts(of: nil, limit: 1) == [alerts[4]])
        #expect(try again.alerts(of: nil, limit: -1).isEmpty)
    }

    @Test func `of each channel of a task the last one is found`() throws {
        try history.record(try alert(1, .hook(.late), problem: "No."))
        try history.record(try alert(2, .heartbeat))
        try history.record(try alert(3, .hook(.late)))
        try history.record(try alert(4, .hook(.late), task: "mail", problem: "No."))
        let last = try history.lastAlerts(of: try TaskName("shöp"))
        #expect(last == [try alert(3, .hook(.late)), try alert(2, .heartbeat)])
        #expect(try history.alerts(of: try TaskName("mail"), limit: 9).count == 1)
    }

    @Test func `a history of before there were alerts goes on`() throws {
        try history.record(Runs.run(1))
        try scratch.execute(
            "DROP TABLE alerts; DELETE FROM grdb_migrations WHERE identifier = '4: alerts'")
        let again = SQLiteRunHistory(folder: scratch.state)
        try again.record(try alert(1))
        #expect(try again.alerts(of: nil, limit: 9).count == 1)
        #expect(try again.runs(of: nil, limit: 9).count == 1)
    }

    @Test func `a row that no version writes is damage and ends nothing`() throws {
        try history.record(try alert(1))
        try scratch.execute("UPDATE alerts SET channel = 'pigeon'")
        #expect(failure { try history.alerts(of: nil, limit: 9) }?.code == .historyUnusable)
    }
}
