import Domain
import GRDB

/// One run as a row of the table `runs`.
///
/// Times are microseconds since 1970 with the offset from UTC in seconds; a run without failure has
/// NULL in all columns of it.
enum RunRow {
    /// Adds `run` as the newest row.
    static func insert(_ run: RunRecord, into database: Database) throws {
        let columns = columns(of: run)
        let names = columns.map(\.0).joined(separator: ", ")
        let places = columns.map { _ in "?" }.joined(separator: ", ")
        let statement = try database.cachedStatement(
            sql: "INSERT INTO runs (\(names)) VALUES (\(places))")
        try statement.execute(arguments: StatementArguments(columns.map(\.1)))
    }

    /// The newest `limit` rows, newest first.
    ///
    /// - Throws: `SQLITE_CORRUPT` for a row that no version writes.
    static func newest(_ limit: Int, of task: TaskName?, in database: Database) throws
        -> [RunRecord]
    {
        let rows =
            if let task {
                try Row.fetchAll(
                    database, sql: "SELECT * FROM runs WHERE task = ? ORDER BY id DESC LIMIT ?",
                    arguments: [task.text, limit])
            } else {
                try Row.fetchAll(
                    database, sql: "SELECT * FROM runs ORDER BY id DESC LIMIT ?", arguments: [limit]
                )
            }
        return try rows.map { row in
            guard let run = run(row) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
            return run
        }
    }

    /// What the rows of `task` that began at `time` or later come to.
    static func trend(of task: TaskName, since time: LocalTime, in database: Database) throws
        -> RunTrend
    {
        // Columns beside the only min() are those of its row,
        // <https://www.sqlite.org/lang_select.html#bareagg>.
        let written = try Row.fetchOne(
            database,
            sql: """
                SELECT min(started) AS started, started_offset,
                    coalesce(sum(file_bytes), 0) - coalesce(file_bytes, 0) AS written
                FROM runs WHERE action = 'backup' AND task = ? AND started >= ?
                """, arguments: [task.text, time.microseconds])
        let drilled = try Row.fetchOne(
            database,
            sql: """
                SELECT started, started_offset FROM runs
                WHERE action = 'verify' AND kind = 'drill' AND outcome = 'succeeded' AND task = ?
                ORDER BY id DESC LIMIT 1
                """, arguments: [task.text])
        return RunTrend(
            firstBackup: written.flatMap(start),
            writtenBytes: written.flatMap { value($0, "written") } ?? 0,
            lastDrill: drilled.flatMap(start))
    }

    private static func start(_ row: Row) -> LocalTime? {
        guard let started: Int64 = value(row, "started"),
            let offset: Int32 = value(row, "started_offset")
        else { return nil }
        return LocalTime(microseconds: started, offset: offset)
    }

    private static func columns(of run: RunRecord) -> [(String, (any DatabaseValueConvertible)?)] {
        [
            ("action", run.action.rawValue), ("task", run.task), ("kind", run.kind),
            ("reason", run.reason), ("origin", run.origin), ("outcome", run.outcome.rawValue),
            ("started", run.startedAt.microseconds), ("started_offset", run.startedAt.offset),
            ("seconds", run.seconds), ("freeze_seconds", run.freezeSeconds),
            ("log_bytes", run.logBytes),
            ("pages", run.pages), ("changed_pages", run.changedPages),
            ("image_bytes", run.imageBytes), ("file_bytes", run.fileBytes),
            ("point", run.point), ("file", run.file),
            ("failure_code", run.failure?.code.rawValue), ("failure_message", run.failure?.message),
            ("failure_cause", run.failure?.cause), ("failure_next", run.failure?.next),
            ("failure_can_retry", run.failure?.canRetry),
        ]
    }

    private static func run(_ row: Row) -> RunRecord? {
        guard let action = text(row, "action").flatMap(RunRecord.Action.init(rawValue:)),
            let outcome = text(row, "outcome").flatMap(RunRecord.Outcome.init(rawValue:)),
            let kind = text(row, "kind"), let reason = text(row, "reason"),
            let started: Int64 = value(row, "started"),
            let offset: Int32 = value(row, "started_offset"),
            let seconds: Double = value(row, "seconds"),
            let freezeSeconds: Double = value(row, "freeze_seconds"),
            let logBytes: Int64 = value(row, "log_bytes"),
            let pages: UInt32 = value(row, "pages"),
            let changedPages: UInt32 = value(row, "changed_pages"),
            let imageBytes: Int64 = value(row, "image_bytes"),
            let fileBytes: Int64 = value(row, "file_bytes")
        else { return nil }
        var run = RunRecord(
            action: action, task: text(row, "task"), kind: kind, outcome: outcome,
            startedAt: LocalTime(microseconds: started, offset: offset), seconds: seconds)
        run.reason = reason
        // Runs that an older version kept have none.
        run.origin = text(row, "origin") ?? ""
        (run.freezeSeconds, run.logBytes) = (freezeSeconds, logBytes)
        (run.pages, run.changedPages) = (pages, changedPages)
        (run.imageBytes, run.fileBytes) = (imageBytes, fileBytes)
        (run.point, run.file) = (text(row, "point"), text(row, "file"))
        run.failure = failure(row)
        return run
    }

    private static func failure(_ row: Row) -> Failure? {
        guard let code = text(row, "failure_code") else { return nil }
        // A newer version may know more codes without a new layout: the words are still good.
        return Failure(
            Failure.Code(rawValue: code) ?? .internal, text(row, "failure_message") ?? "",
            cause: text(row, "failure_cause") ?? "", next: text(row, "failure_next") ?? "",
            canRetry: value(row, "failure_can_retry") ?? false)
    }

    private static func text(_ row: Row, _ column: String) -> String? { value(row, column) }

    /// The value of a column; nothing if it is missing, NULL or of another type. GRDB's own typed
    /// subscript would end the program for a damaged row.
    static func value<T: DatabaseValueConvertible>(_ row: Row, _ column: String) -> T? {
        let value: DatabaseValue? = row[column]
        return value.flatMap(T.fromDatabaseValue)
    }
}
