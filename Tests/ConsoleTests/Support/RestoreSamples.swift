import Domain
import Foundation

/// Domain values for tests of restores: a shop with two chains, and what goes with it.
enum RestoreSamples {
    /// Monday morning.
    static let now = time("2026-11-23 10:42")

    /// A time on a clock an hour east of UTC.
    static func time(_ text: String) -> LocalTime {
        LocalTime(parsing: text + ":00+01:00", in: .gmt) ?? LocalTime(microseconds: 0, offset: 0)
    }

    /// A full backup and `count` incrementals that fit together, `hours` apart.
    static func chain(
        _ number: UInt64, from start: String, incrementals count: Int, hours: Int64 = 6,
        task: String = "shop", node: String = "A", database: String = "/srv/shop/shop.db"
    ) -> [RestorePoint] {
        let first = time(start)
        return (0...count).map { place in
            let time = LocalTime(
                microseconds: first.microseconds + Int64(place) * hours * 3_600_000_000,
                offset: first.offset)
            return point(number, place, time, task: task, node: node, database: database)
        }
    }

    /// Last week's chain and this week's: the newest point is of this morning.
    static let shop =
        chain(1, from: "2026-11-15 03:00", incrementals: 20)
        + chain(2, from: "2026-11-22 03:00", incrementals: 5)

    /// The two chains, the older one without one of its files.
    static var shopWithGap: [RestorePoint] { shop.filter { $0.facts.id != id(1, 7) } }

    /// The id of a point as the console shows it.
    static func id(_ chain: UInt64, _ place: Int) -> BackupID {
        BackupID(rawValue: chain << 40 | 0xABC_0000 | UInt64(place))
    }

    private static func point(
        _ chain: UInt64, _ place: Int, _ time: LocalTime, task: String, node: String,
        database: String
    ) -> RestorePoint {
        let facts = BackupFacts(
            id: id(chain, place), chain: id(chain, 0),
            parent: place == 0 ? nil : id(chain, place - 1),
            sequence: UInt32(place), kind: place == 0 ? .full : .incremental, task: task,
            node: node, database: database, time: time,
            geometry: PageGeometry(pageSize: 4096, pageCount: 262_144),
            pagesBefore: place == 0 ? 0 : 262_144, changedPages: place == 0 ? 262_144 : 900,
            parentFile: place == 0 ? .none : digest(1, chain, place - 1),
            imageBefore: place == 0 ? .none : digest(2, chain, place - 1),
            imageAfter: digest(2, chain, place))
        let kind =
            place == 0 ? "full-backup.sqlite.zst" : "incremental-backup-000\(place).pages.zst"
        return RestorePoint(
            facts: facts, file: "/mnt/backup/\(task)/chain-\(chain)/\(time.fileName).\(kind)",
            fileBytes: place == 0 ? 412_000_000 : 3_400_000 + Int64(place) * 10_000,
            fileDigest: digest(1, chain, place))
    }

    private static func digest(_ kind: UInt8, _ chain: UInt64, _ place: Int) -> Digest {
        Digest([kind, UInt8(chain), UInt8(place)] + [UInt8](repeating: 7, count: 29)) ?? .none
    }
}

extension RestoreSamples {
    /// A task of that name.
    static func task(_ name: String) throws -> BackupTask {
        BackupTask(
            name: try TaskName(name), database: "/srv/\(name)/\(name).db",
            destination: "/mnt/backup/\(name)")
    }

    /// What a task and its points look like in a survey.
    static func entry(
        _ name: String, _ catalog: Result<Catalog, Failure>, runs: [RunRecord] = []
    ) throws -> Survey.Entry {
        Survey.Entry(
            health: TaskHealth(of: try task(name), SceneValues.look(catalog, runs)),
            catalog: catalog,
            runs: runs)
    }

    /// A survey of a shop with `points` and of mail, which was never backed up.
    static func survey(
        _ points: [RestorePoint] = shop, runs: [RunRecord] = checks, draft: RestoreDraft? = nil
    ) throws -> Survey {
        Survey(
            time: now,
            entries: [
                try entry("mail", .success(Catalog(points: []))),
                try entry("shop", .success(Catalog(points: points)), runs: runs),
            ],
            leftovers: [], runs: runs, problems: [], draft: draft)
    }

    /// A drill two days ago, and a verification of all files before it; newest first.
    static let checks = [
        run(.verify, "drill", at: "2026-11-21 05:00"),
        run(.verify, "content", at: "2026-11-18 05:00"),
    ]

    /// A run that succeeded.
    static func run(_ action: RunRecord.Action, _ kind: String, at time: String) -> RunRecord {
        RunRecord(
            action: action, task: "shop", kind: kind, outcome: .succeeded,
            startedAt: self.time(time), seconds: 12)
    }

    /// What stands at a path where nothing is in the way.
    static let free = TargetFacts(
        exists: false, companions: [], folderExists: true, isFolderWritable: true,
        freeBytes: 212 << 30, replaceableBytes: 0, obstacle: nil)

    /// A path where something is already.
    static var taken: TargetFacts {
        var facts = free
        facts.exists = true
        return facts
    }

    /// The live database of shop.
    static var live: TargetFacts {
        var facts = taken
        facts.file = TargetFacts.File(
            bytes: 1 << 30, logBytes: 4 << 20, changedAt: now.microseconds)
        return facts
    }

    /// The live database of shop, as a plan has it: it was changed a minute ago.
    static var replaced: ReplacedDatabase {
        get throws {
            ReplacedDatabase(
                task: try TaskName("shop"), safetyFolder: "/mnt/backup/shop",
                changedAt: time("2026-11-23 10:41"))
        }
    }

    /// A path in a folder that is not there.
    static var nowhere: TargetFacts {
        var facts = free
        (facts.folderExists, facts.isFolderWritable) = (false, false)
        return facts
    }

    /// A dry run of `request`, with more checks than those that pass.
    static func plan(
        _ request: RestoreRequest, _ more: [RestorePlan.Check] = []
    ) throws -> RestorePlan {
        let catalog = Catalog(points: shop)
        let point = try catalog.point(request.choice)
        return RestorePlan(
            point: point, chain: try catalog.chain(endingAt: point), target: request.target,
            check: request.check,
            checks: [
                RestorePlan.Check("chain", .ok, "6 files, every link matches, 409.3 MiB to read."),
                RestorePlan.Check("space", .ok, "needs 1.0 GiB, free 212.0 GiB."),
            ] + more, replaced: request.mode == .replace ? try replaced : nil)
    }

    /// A check that stops a restore.
    static let inUse = RestorePlan.Check(
        "in use",
        stop: Failure(
            .targetInUse, "Process 911 (shop-api) has it open for writing.",
            cause: "A service uses the database at this path.",
            next: "Stop the service, or choose another target."))

    /// A check that warns.
    static let newerWork = RestorePlan.Check(
        "newer work", .warning, "11 h 19 m of changes after this point.")
}
