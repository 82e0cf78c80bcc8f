import Domain
import Foundation

/// The tasks, points and runs that the pictures show.
enum DemoScript {
    /// Monday morning.
    static let now = time("2026-11-23T10:42:00+01:00")

    /// What the engine would tell.
    static func survey() throws -> Survey {
        let entries = [
            try entry("home-nas", hoursSinceLast: 83, size: 1_400, failing: "disk full"),
            try entry("mail", hoursSinceLast: 9, size: 9_700),
            try entry("shop", hoursSinceLast: 8, size: 40_100),
            try entry("tickets", hoursSinceLast: 2, size: 18, isDrilled: true),
            try entry("wiki", hoursSinceLast: 150, size: 2_100, isEnabled: false),
        ]
        let leftovers = entries.flatMap { (try? $0.catalog.get())?.leftovers ?? [] }
        let runs = entries.flatMap(\.runs).sorted { $0.startedAt > $1.startedAt }
        return Survey(
            time: now, entries: entries, leftovers: leftovers, runs: runs, problems: [], draft: nil)
    }

    /// A backup of the shop that is 62 % done.
    static func shopJob() throws -> [EngineEvent] {
        let job = JobID(rawValue: 1)
        let total = bytes(40_100)
        let progress = stride(from: 2, through: 62, by: 2).map { percent in
            let wave = Double((percent * 7) % 5) * 2
            return EngineEvent.progressed(
                job,
                JobProgress(
                    phase: .copying, done: total * Int64(percent) / 100, total: total,
                    written: total * Int64(percent) / 250, seconds: Double(percent) * 4 + wave,
                    freezeSeconds: Double(percent) * 4, logBytes: 18 << 20))
        }
        return [
            .queued(
                job, .backup(try TaskName("shop"), .full),
                .schedule(
                    DueRun(
                        kind: .full, slot: back(hours: 0.07), cause: .onTime,
                        notBefore: back(hours: 0.07))),
                at: back(hours: 0.07)),
            .started(job, at: back(hours: 0.07)),
        ] + progress
    }

    private static func entry(
        _ name: String, hoursSinceLast hours: Double, size: Int64, isEnabled: Bool = true,
        isDrilled: Bool = false, failing failure: String? = nil
    ) throws -> Survey.Entry {
        var task = BackupTask(
            name: try TaskName(name), database: "/srv/\(name)/\(name).db",
            destination: "/mnt/backup/\(name)")
        task.isEnabled = isEnabled
        task.full = try CronExpression("0 2 * * 0")
        task.incremental = try CronExpression("0 8 * * *")
        let points = chain(name, endingHoursAgo: hours, size: size)
        let leftovers = failure == nil ? [] : [leftover(name, points)]
        let catalog = Catalog(points: points, leftovers: leftovers)
        let runs = try runs(name, points, failure: failure, isDrilled: isDrilled)
        let zone = TimeZone(secondsFromGMT: Int(now.offset)) ?? .gmt
        let look = TaskLook(catalog: .success(catalog), runs: runs, at: now, in: zone)
        return Survey.Entry(
            health: TaskHealth(of: task, look),
            catalog: .success(catalog), runs: runs,
            next: Slots(of: task, in: zone).next(after: now)?.time)
    }

    /// A full backup and five incremental ones, a day apart.
    private static func chain(
        _ name: String, endingHoursAgo hours: Double, size: Int64
    ) -> [RestorePoint] {
        (0...5).map { place in
            let time = back(hours: hours + Double(5 - place) * 24)
            let facts = BackupFacts(
                id: id(name, place), chain: id(name, 0),
                parent: place == 0 ? nil : id(name, place - 1), sequence: UInt32(place),
                kind: place == 0 ? .full : .incremental, task: name, node: "A",
                database: "/srv/\(name)/\(name).db", time: time,
                geometry: PageGeometry(pageSize: 4096, pageCount: UInt32(bytes(size) / 4096)),
                pagesBefore: place == 0 ? 0 : UInt32(bytes(size) / 4096), changedPages: 900,
                parentFile: .none, imageBefore: .none, imageAfter: .none)
            let ending =
                place == 0 ? "full-backup.sqlite.zst" : "incremental-backup-000\(place).pages.zst"
            return RestorePoint(
                facts: facts, file: "/mnt/backup/\(name)/\(time.fileName).\(ending)",
                fileBytes: place == 0
                    ? bytes(size) * 2 / 5 : bytes(size) / 90 * Int64(place % 3 + 1),
                fileDigest: nil)
        }
    }

    private static func runs(
        _ name: String, _ points: [RestorePoint], failure: String?, isDrilled: Bool
    ) throws -> [RunRecord] {
        var runs = points.map { point in
            var run = RunRecord(
                action: .backup, task: name, kind: point.facts.kind.rawValue, outcome: .succeeded,
                startedAt: point.facts.time, seconds: 12)
            run.fileBytes = point.fileBytes
            return run
        }
        if let failure {
            for hours in [60.0, 36, 12] {
                var run = RunRecord(
                    action: .backup, task: name, kind: "incremental", outcome: .failed,
                    startedAt: back(hours: hours), seconds: 4)
                run.failure = Failure(.diskFull, failure)
                runs.append(run)
            }
        }
        if isDrilled {
            runs.append(
                RunRecord(
                    action: .verify, task: name, kind: VerifyLevel.drill.rawValue,
                    outcome: .succeeded, startedAt: back(hours: 50), seconds: 3))
        }
        return runs.sorted { $0.startedAt > $1.startedAt }
    }

    private static func leftover(_ name: String, _ points: [RestorePoint]) -> Leftover {
        let began = back(hours: 12)
        return Leftover(
            file:
                "/mnt/backup/\(name)/\(began.fileName).incremental-backup-0006.pages.zst.in-progress",
            bytes: 1 << 20, task: name, kind: .incremental,
            writer: Writer(host: "app-01", pid: 4711, bootID: ""), startedAt: began,
            why: "Cannot write \"/mnt/backup/\(name)\": No space left on device.",
            chain: points.first?.id)
    }

    private static func id(_ name: String, _ place: Int) -> BackupID {
        let seed = name.utf8.reduce(UInt64(14_695_981_039_346_656_037)) {
            ($0 ^ UInt64($1)) &* 1_099_511_628_211
        }
        return BackupID(rawValue: seed &+ UInt64(place) &* 0x9E37_79B9_7F4A_7C15)
    }

    private static func bytes(_ megabytes: Int64) -> Int64 { megabytes << 20 }

    private static func back(hours: Double) -> LocalTime {
        LocalTime(
            microseconds: now.microseconds - Int64(hours * 3_600_000_000), offset: now.offset)
    }

    private static func time(_ text: String) -> LocalTime {
        LocalTime(parsing: text, in: .gmt) ?? LocalTime(microseconds: 0, offset: 0)
    }
}
