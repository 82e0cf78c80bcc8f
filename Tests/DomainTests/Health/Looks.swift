import Foundation

@testable import Domain

/// Looks at the task `shop`, three restore points of which end 60 seconds before.
enum Looks {
    static let day: Int64 = 86_400
    /// Seconds since 1970; an instant of a Monday.
    static let now: Int64 = 1_795_426_920

    static func ago(_ seconds: Int64) -> LocalTime {
        LocalTime(microseconds: (now - seconds) * 1_000_000, offset: 3600)
    }

    static func task(_ incremental: String? = "0 * * * *") throws -> BackupTask {
        var task = BackupTask(
            name: try TaskName("shop"), database: "/srv/shop.db", destination: "/b")
        task.incremental = try incremental.map { try CronExpression($0) }
        return task
    }

    /// A look that finds all well, a drill included.
    static func good(newest seconds: Int64 = 60, runs: [RunRecord] = []) -> TaskLook {
        let points = Chains.whole(1, incrementals: 2, start: now - seconds - 2)
        var look = TaskLook(
            catalog: .success(Catalog(points: points)), runs: runs, at: ago(0),
            in: TimeZone(secondsFromGMT: 3600) ?? .gmt)
        look.trend = RunTrend(
            firstBackup: ago(10 * day), writtenBytes: 1 << 30, lastDrill: ago(29 * day))
        look.destination = DestinationFacts(
            exists: true, canBeMade: false, isWritable: true, freeBytes: 1 << 40,
            isOnDeviceOfDatabase: false)
        return look
    }

    static func backup(
        _ seconds: Int64, _ outcome: RunRecord.Outcome = .succeeded, kind: String = "unchanged"
    ) -> RunRecord {
        RunRecord(
            action: .backup, task: "shop", kind: kind, outcome: outcome, startedAt: ago(seconds),
            seconds: 2)
    }
}
