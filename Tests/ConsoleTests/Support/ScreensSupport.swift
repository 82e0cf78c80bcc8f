import Domain
import Foundation
import Screen

@testable import Console

/// Times of the scenes: Monday 23 November 2026, 10:42 at UTC+1.
enum SceneTime {
    static let offset: Int32 = 3600
    static let zone = TimeZone(secondsFromGMT: 3600) ?? .gmt

    /// So many hours (and minutes) before now.
    static func ago(hours: Double) -> LocalTime {
        LocalTime(
            microseconds: 1_795_426_920_000_000 - Int64(hours * 3_600_000_000), offset: offset)
    }

    static let now = ago(hours: 0)
}

/// Domain values that only differ in what a test is about.
enum SceneValues {
    static func name(_ text: String) throws -> TaskName { try TaskName(text) }

    static func task(_ name: String, isEnabled: Bool = true) throws -> BackupTask {
        var task = BackupTask(
            name: try TaskName(name), database: "/srv/\(name)/\(name).db",
            destination: "/mnt/backup/\(name)")
        task.isEnabled = isEnabled
        task.full = try CronExpression("0 3 * * 0")
        task.incremental = try CronExpression("0 8 * * *")
        return task
    }

    static func point(
        _ task: String, number: UInt32, chain: UInt64 = 1, hoursAgo: Double, bytes: Int64,
        state: RestorePoint.State = .complete, problem: String? = nil
    ) -> RestorePoint {
        let time = SceneTime.ago(hours: hoursAgo)
        let seed = task.utf8.reduce(UInt64(7)) { $0 &* 31 &+ UInt64($1) }
        let id = BackupID(rawValue: (seed &+ chain) &* 0x9E37_79B9 &+ UInt64(number))
        let full = BackupID(rawValue: (seed &+ chain) &* 0x9E37_79B9)
        let pages = UInt32(bytes / 4096)
        let facts = BackupFacts(
            id: id, chain: full,
            parent: number == 0 ? nil : BackupID(rawValue: full.rawValue &+ UInt64(number) - 1),
            sequence: number, kind: number == 0 ? .full : .incremental, task: task, node: "A",
            database: "/srv/\(task)/\(task).db", time: time,
            geometry: PageGeometry(pageSize: 4096, pageCount: pages), pagesBefore: 0,
            changedPages: number == 0 ? pages : 180, parentFile: .none, imageBefore: .none,
            imageAfter: .none)
        let kind = number == 0 ? "full-backup.sqlite" : "incremental-backup-000\(number).pages"
        return RestorePoint(
            facts: facts, file: "/mnt/backup/\(task)/\(time.fileName).\(kind).zst",
            fileBytes: number == 0 ? bytes / 3 : 1_400_000, fileDigest: nil, state: state,
            problem: problem)
    }

    static func run(
        _ task: String, hoursAgo: Double, _ outcome: RunRecord.Outcome = .succeeded,
        kind: String = "incremental", action: RunRecord.Action = .backup, bytes: Int64 = 0,
        failure: Failure? = nil
    ) -> RunRecord {
        var run = RunRecord(
            action: action, task: task, kind: kind, outcome: outcome,
            startedAt: SceneTime.ago(hours: hoursAgo), seconds: 12.5)
        run.imageBytes = bytes
        run.fileBytes = outcome == .succeeded ? bytes / 30 : 0
        run.pages = UInt32(bytes / 4096)
        run.failure = failure
        return run
    }

    static let diskFull = Failure(
        .diskFull,
        "Cannot write \"/mnt/backup/home-nas/2026-11-23.full-backup.sqlite.zst.in-progress\": "
            + "No space left on device.",
        cause: "The file system or the quota is full.",
        next: "Free some space there, then run it again; what was there before is intact.",
        canRetry: true)

    static func leftover(
        _ task: String?, hoursAgo: Double, bytes: Int64 = 1 << 20, isChainIntact: Bool = true
    ) -> Leftover {
        Leftover(
            file: "/mnt/backup/\(task ?? "lost")/2026-11-2\(Int(hoursAgo) % 10)T02-00-00+0100."
                + "incremental-backup-0015.pages.zst.in-progress",
            bytes: bytes, task: task, kind: task == nil ? nil : .incremental,
            writer: task == nil ? nil : Writer(host: "app-01", pid: 4711, bootID: "b"),
            startedAt: task == nil ? nil : SceneTime.ago(hours: hoursAgo),
            why: task == nil
                ? "Its sidecar is lost: nobody knows." : "The disk was full: cut to its first MiB.",
            chain: task == nil ? nil : BackupID(rawValue: 0xC0FFEE), isChainIntact: isChainIntact)
    }

    static func entry(
        _ task: BackupTask, points: [RestorePoint], runs: [RunRecord], leftovers: [Leftover] = []
    ) -> Survey.Entry {
        let catalog = Result<Catalog, Failure>.success(
            Catalog(points: points, leftovers: leftovers))
        return Survey.Entry(
            health: TaskHealth(of: task, look(catalog, runs)), catalog: catalog,
            runs: runs, next: Slots(of: task, in: SceneTime.zone).next(after: SceneTime.now)?.time)
    }

    /// A look now, with nothing but these found.
    static func look(_ catalog: Result<Catalog, Failure>, _ runs: [RunRecord]) -> TaskLook {
        TaskLook(
            catalog: catalog, runs: runs, at: SceneTime.now,
            in: SceneTime.zone)
    }

    static func survey(
        _ entries: [Survey.Entry], leftovers: [Leftover] = [], problems: [Failure] = []
    ) -> Survey {
        Survey(
            time: SceneTime.now, entries: entries, leftovers: leftovers,
            runs: entries.flatMap(\.runs).sorted { $0.startedAt > $1.startedAt },
            problems: problems, draft: nil)
    }
}
