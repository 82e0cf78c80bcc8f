import Domain
import GRDB

/// How the history is laid out in its file, and how older files become new ones.
enum HistorySchema {
    /// The application id in the file's header, bytes 68 to 71: "StPt". It tells our file from the
    /// database of another program, <https://www.sqlite.org/fileformat2.html#application_id>.
    private static let applicationID = 0x5374_5074

    /// Opens the history at `path`, in WAL mode, and brings it to the newest layout.
    ///
    /// - Throws: `HistoryError` if the file is another program's or a newer version's; GRDB's errors.
    static func open(_ path: String) throws -> DatabaseQueue {
        var configuration = GRDB.Configuration()
        configuration.label = "history"
        configuration.busyMode = .timeout(5)
        configuration.journalMode = .wal
        configuration.prepareDatabase { try requireOurs($0, path) }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        if try queue.read(migrator.hasBeenSuperseded) { throw HistoryError.newer(path) }
        if try queue.read(migrator.hasCompletedMigrations) { return queue }
        try migrate(queue)
        return queue
    }

    /// Two processes may find the same file old. The second one's migration then fails, because
    /// what it would make is there, and finds nothing left to do when it tries again.
    private static func migrate(_ queue: DatabaseQueue) throws {
        do {
            try migrator.migrate(queue)
        } catch {
            guard try queue.read(migrator.hasCompletedMigrations) else { throw error }
        }
    }

    private static func requireOurs(_ database: Database, _ path: String) throws {
        // In this order: another process may be making tables and id, both in one transaction. The
        // table of migrations comes before, and is there alone if that process is killed.
        let objects = try Int.fetchOne(
            database, sql: "SELECT count(*) FROM sqlite_master WHERE tbl_name <> 'grdb_migrations'")
        let id = try Int.fetchOne(database, sql: "PRAGMA application_id")
        guard id == applicationID || (id == 0 && objects == 0) else {
            throw HistoryError.foreign(path)
        }
    }

    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1: runs") { database in
            try database.execute(sql: "PRAGMA application_id = \(applicationID)")
            try database.execute(
                sql: """
                    CREATE TABLE runs (
                        id INTEGER PRIMARY KEY,
                        action TEXT NOT NULL,
                        task TEXT,
                        kind TEXT NOT NULL,
                        reason TEXT NOT NULL,
                        outcome TEXT NOT NULL,
                        started INTEGER NOT NULL,
                        started_offset INTEGER NOT NULL,
                        seconds REAL NOT NULL,
                        freeze_seconds REAL NOT NULL,
                        pages INTEGER NOT NULL,
                        changed_pages INTEGER NOT NULL,
                        image_bytes INTEGER NOT NULL,
                        file_bytes INTEGER NOT NULL,
                        point TEXT,
                        file TEXT,
                        failure_code TEXT,
                        failure_message TEXT,
                        failure_cause TEXT,
                        failure_next TEXT,
                        failure_can_retry INTEGER
                    );
                    CREATE INDEX runs_of_task ON runs (task, id);
                    """)
        }
        migrator.registerMigration("2: origin") { database in
            try database.execute(sql: "ALTER TABLE runs ADD COLUMN origin TEXT")
        }
        migrator.registerMigration("3: trends") { database in
            try database.execute(
                sql: """
                    ALTER TABLE runs ADD COLUMN log_bytes INTEGER NOT NULL DEFAULT 0;
                    CREATE INDEX runs_written ON runs (task, started, file_bytes, started_offset)
                        WHERE action = 'backup';
                    CREATE INDEX runs_drilled ON runs (task, id)
                        WHERE action = 'verify' AND kind = 'drill' AND outcome = 'succeeded';
                    """)
        }
        migrator.registerMigration("4: alerts") { database in
            try database.execute(
                sql: """
                    CREATE TABLE alerts (
                        id INTEGER PRIMARY KEY,
                        task TEXT NOT NULL,
                        channel TEXT NOT NULL,
                        sent INTEGER NOT NULL,
                        sent_offset INTEGER NOT NULL,
                        is_test INTEGER NOT NULL,
                        problem TEXT
                    );
                    CREATE INDEX alerts_of_task ON alerts (task, channel, id);
                    """)
        }
        return migrator
    }
}
