import Domain
import GRDB

/// One alert as a row of the table `alerts`. Times are kept as those of runs are; an alert that
/// arrived has no problem.
enum AlertRow {
    /// Adds `alert` as the newest row.
    static func insert(_ alert: AlertRecord, into database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO alerts (task, channel, sent, sent_offset, is_test, problem)
                VALUES (?, ?, ?, ?, ?, ?)
                """)
        try statement.execute(arguments: [
            alert.task.text, alert.channel.name, alert.time.microseconds, alert.time.offset,
            alert.isTest, alert.problem,
        ])
    }

    /// The newest `limit` rows, newest first.
    ///
    /// - Throws: `SQLITE_CORRUPT` for a row that no version writes.
    static func newest(_ limit: Int, of task: TaskName?, in database: Database) throws
        -> [AlertRecord]
    {
        let rows =
            if let task {
                try Row.fetchAll(
                    database, sql: "SELECT * FROM alerts WHERE task = ? ORDER BY id DESC LIMIT ?",
                    arguments: [task.text, limit])
            } else {
                try Row.fetchAll(
                    database, sql: "SELECT * FROM alerts ORDER BY id DESC LIMIT ?",
                    arguments: [limit])
            }
        return try rows.map(alert)
    }

    /// The newest row of `task` by each channel.
    ///
    /// - Throws: `SQLITE_CORRUPT` for a row that no version writes.
    static func lastOfEach(of task: TaskName, in database: Database) throws -> [AlertRecord] {
        try AlertChannel.allCases.compactMap { channel in
            try Row.fetchOne(
                database,
                sql: """
                    SELECT * FROM alerts WHERE task = ? AND channel = ? ORDER BY id DESC LIMIT 1
                    """, arguments: [task.text, channel.name]
            ).map(alert)
        }
    }

    private static func alert(_ row: Row) throws -> AlertRecord {
        guard let task = RunRow.value(row["task"]).flatMap({ try? TaskName($0) }),
            let channel = RunRow.value(row["channel"]).flatMap(AlertChannel.init(name:)),
            let sent: Int64 = RunRow.value(row["sent"]),
            let offset: Int32 = RunRow.value(row["sent_offset"]),
            let isTest: Bool = RunRow.value(row["is_test"])
        else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
        return AlertRecord(
            time: LocalTime(microseconds: sent, offset: offset), task: task, channel: channel,
            isTest: isTest, problem: RunRow.value(row["problem"]))
    }
}
