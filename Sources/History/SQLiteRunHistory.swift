import Domain
import GRDB
import Synchronization

/// The runs and alerts, in the file `history.sqlite` of the state folder.
///
/// Several processes may use the file at once; each waits up to 5 seconds for the others. Calls
/// block; any thread may make them. The file is opened when it is first needed, and again when
/// somebody put it aside in the meantime. It is never deleted, whatever is wrong with it.
package final class SQLiteRunHistory: RunHistory {
    private let file: HistoryFile
    private let open = Mutex<OpenHistory?>(nil)

    /// The history in `folder`, which need not exist before the first run is kept.
    package init(folder: String) { file = HistoryFile(folder: folder) }

    /// Keeps one run; it is on disk when the call returns.
    ///
    /// - Throws: `historyUnusable` if the file is damaged, not a history or a newer one's; `busy` if
    ///   others keep it locked; failures of the file system.
    package func record(_ run: RunRecord) throws {
        try file.create()
        try file.naming {
            guard let queue = try queue() else { throw HistoryError.unreachable(file.path) }
            try queue.write { try RunRow.insert(run, into: $0) }
        }
    }

    /// The newest `limit` runs, the one that was kept last first; of `task` only, if one is given.
    /// None, and nothing is created, where there is no history yet.
    ///
    /// - Throws: as `record`.
    package func runs(of task: TaskName?, limit: Int) throws -> [RunRecord] {
        guard limit > 0 else { return [] }
        return try file.naming {
            guard let queue = try queue() else { return [] }
            return try queue.read { try RunRow.newest(limit, of: task, in: $0) }
        }
    }

    /// What the backups of `task` since `time` come to, and when it was last drilled. Nothing where
    /// there is no history yet.
    ///
    /// - Throws: as `record`.
    package func trend(of task: TaskName, since time: LocalTime) throws -> RunTrend {
        try file.naming {
            guard let queue = try queue() else {
                return RunTrend(firstBackup: nil, writtenBytes: 0, lastDrill: nil)
            }
            return try queue.read { try RunRow.trend(of: task, since: time, in: $0) }
        }
    }

    /// Keeps one alert; it is on disk when the call returns.
    ///
    /// - Throws: as for a run.
    package func record(_ alert: AlertRecord) throws {
        try file.create()
        try file.naming {
            guard let queue = try queue() else { throw HistoryError.unreachable(file.path) }
            try queue.write { try AlertRow.insert(alert, into: $0) }
        }
    }

    /// The newest `limit` alerts, the one that was kept last first. None, and nothing is created,
    /// where there is no history yet.
    ///
    /// - Throws: as `record`.
    package func alerts(of task: TaskName?, limit: Int) throws -> [AlertRecord] {
        guard limit > 0 else { return [] }
        return try file.naming {
            guard let queue = try queue() else { return [] }
            return try queue.read { try AlertRow.newest(limit, of: task, in: $0) }
        }
    }

    /// The newest alert of `task` by each channel. None where there is no history yet.
    ///
    /// - Throws: as `record`.
    package func lastAlerts(of task: TaskName) throws -> [AlertRecord] {
        try file.naming {
            guard let queue = try queue() else { return [] }
            return try queue.read { try AlertRow.lastOfEach(of: task, in: $0) }
        }
    }

    /// The connection to the file that is there now; nothing if there is none.
    private func queue() throws -> DatabaseQueue? {
        try open.withLock { open in
            let identity = try file.identity()
            if let open, open.identity == identity { return open.queue }
            open = nil
            guard let identity else { return nil }
            let queue = try HistorySchema.open(file.path)
            open = OpenHistory(queue: queue, identity: identity)
            return queue
        }
    }
}

/// A connection, and which file it leads to.
private struct OpenHistory {
    let queue: DatabaseQueue
    let identity: HistoryFile.Identity
}
