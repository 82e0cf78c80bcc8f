import Domain
import GRDB

/// One run as a row of the table `runs`.
///
/// Times are microseconds since 1970 with the offset from UTC in seconds; a run without failure has
/// NULL in all columns of it.
enum RunRow {
    /// Adds `run` as the newest row.
    static func insert(_ run: RunRecord, into database: Database) throws {
        let values = values(of: run)
        let names = values.map(\.0.name).joined(separator: ", ")
        let places = values.map { _ in "?" }.joined(separator: ", ")
        let statement = try database.cachedStatement(
            sql: "INSERT INTO runs (\(names)) VALUES (\(places))")
        try statement.execute(arguments: StatementArguments(values.map(\.1)))
    }

    /// The newest `limit` rows, newest first.
    ///
    /// - Throws: `SQLITE_CORRUPT` for a row that no version writes.
    static func newest(_ limit: Int, of task: TaskName?, in database: Database) throws
        -> [RunRecord]
    {
        let ofTask = task == nil ? "" : "WHERE task = ?"
        let arguments = [task?.text].compactMap { $0?.databaseValue } + [limit.databaseValue]
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT \(RunColumn.list) FROM runs \(ofTask) ORDER BY id DESC LIMIT ?
                    """), arguments: StatementArguments(arguments))
        var runs: [RunRecord] = []
        while let row = try rows.next() {
            guard let run = run(row) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
            runs.append(run)
        }
        return runs
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
            writtenBytes: written.flatMap { value($0["written"]) } ?? 0,
            lastDrill: drilled.flatMap(start))
    }

    private static func start(_ row: Row) -> LocalTime? {
        guard let started: Int64 = value(row["started"]),
            let offset: Int32 = value(row["started_offset"])
        else { return nil }
        return LocalTime(microseconds: started, offset: offset)
    }

    private static func values(
        of run: RunRecord
    ) -> [(RunColumn, (any DatabaseValueConvertible)?)] {
        [
            (.action, run.action.rawValue), (.task, run.task), (.kind, run.kind),
            (.reason, run.reason), (.origin, run.origin), (.outcome, run.outcome.rawValue),
            (.started, run.startedAt.microseconds), (.startedOffset, run.startedAt.offset),
            (.seconds, run.seconds), (.freezeSeconds, run.freezeSeconds),
            (.logBytes, run.logBytes),
            (.pages, run.pages), (.changedPages, run.changedPages),
            (.imageBytes, run.imageBytes), (.fileBytes, run.fileBytes),
            (.point, run.point), (.file, run.file),
            (.failureCode, run.failure?.code.rawValue), (.failureMessage, run.failure?.message),
            (.failureCause, run.failure?.cause), (.failureNext, run.failure?.next),
            (.failureCanRetry, run.failure?.canRetry),
        ]
    }

    private static func run(_ row: Row) -> RunRecord? {
        guard let action = text(row, .action).flatMap(RunRecord.Action.init(rawValue:)),
            let outcome = text(row, .outcome).flatMap(RunRecord.Outcome.init(rawValue:)),
            let kind = text(row, .kind), let reason = text(row, .reason),
            let started: Int64 = value(row, .started),
            let offset: Int32 = value(row, .startedOffset),
            let seconds: Double = value(row, .seconds),
            let freezeSeconds: Double = value(row, .freezeSeconds),
            let logBytes: Int64 = value(row, .logBytes),
            let pages: UInt32 = value(row, .pages),
            let changedPages: UInt32 = value(row, .changedPages),
            let imageBytes: Int64 = value(row, .imageBytes),
            let fileBytes: Int64 = value(row, .fileBytes)
        else { return nil }
        var run = RunRecord(
            action: action, task: text(row, .task), kind: kind, outcome: outcome,
            startedAt: LocalTime(microseconds: started, offset: offset), seconds: seconds)
        run.reason = reason
        // Runs that an older version kept have none.
        run.origin = text(row, .origin) ?? ""
        (run.freezeSeconds, run.logBytes) = (freezeSeconds, logBytes)
        (run.pages, run.changedPages) = (pages, changedPages)
        (run.imageBytes, run.fileBytes) = (imageBytes, fileBytes)
        (run.point, run.file) = (text(row, .point), text(row, .file))
        run.failure = failure(row)
        return run
    }

    private static func failure(_ row: Row) -> Failure? {
        guard let code = text(row, .failureCode) else { return nil }
        // A newer version may know more codes without a new layout: the words are still good.
        return Failure(
            Failure.Code(rawValue: code) ?? .internal, text(row, .failureMessage) ?? "",
            cause: text(row, .failureCause) ?? "", next: text(row, .failureNext) ?? "",
            canRetry: value(row, .failureCanRetry) ?? false)
    }

    private static func text(_ row: Row, _ column: RunColumn) -> String? { value(row, column) }

    private static func value<T: DatabaseValueConvertible>(
        _ row: Row, _ column: RunColumn
    ) -> T? {
        value(row[column.rawValue])
    }

    /// A value of a row; nothing if it is missing, NULL or of another type. GRDB's own typed
    /// subscript would end the program for a damaged row.
    static func value<T: DatabaseValueConvertible>(_ value: DatabaseValue?) -> T? {
        value.flatMap(T.fromDatabaseValue)
    }
}
