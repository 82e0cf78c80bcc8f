@testable import Domain

/// One value of each case that travels between processes, with all that can be set set.
enum CodingSamples {
    static let time = LocalTime(microseconds: 1_763_900_000_123_456, offset: 3600)
    static let failure = Failure(
        .diskFull, "It is full.", cause: "A \"big\"\nfile.", next: "Free some.", canRetry: true)
    static let digest = Digest((0..<32).map { UInt8($0 * 8) }) ?? .none
    static let job = JobID(rawValue: .max)

    static let task: BackupTask = {
        var task = BackupTask(name: name, database: "/srv/a b.db", destination: "/mnt/bäckup")
        task.full = try? CronExpression("@daily")
        task.incremental = try? CronExpression("*/15 * * * *")
        task.maxChainDays = 7
        task.check = .quick
        task.assertions = ["SELECT 1"]
        task.alerts.hooks = [.failure: "mail \"x\"", .late: "true"]
        task.alerts.heartbeat = HeartbeatURL("https://ada:secret@example.org/x?y")
        task.alerts.timeout = 2.5
        return task
    }()

    static let point = RestorePoint(
        facts: BackupFacts(
            id: BackupID(rawValue: .max), chain: BackupID(rawValue: 1),
            parent: BackupID(rawValue: 2), sequence: 3, kind: .incremental, task: "shop",
            node: "A", database: "/srv/shop.db", time: time,
            geometry: PageGeometry(pageSize: 4096, pageCount: 12), pagesBefore: 11,
            changedPages: 2, parentFile: digest, imageBefore: .none, imageAfter: digest),
        file: "/mnt/x.zst", fileBytes: 99, fileDigest: digest, state: .damaged, problem: "Torn.")

    static let leftover = Leftover(
        file: "/mnt/y.in-progress", bytes: 5, task: "shop", kind: .full,
        writer: Writer(host: "app-01", pid: 7, bootID: "b"), startedAt: time, why: "Killed.",
        chain: BackupID(rawValue: 1), isChainIntact: false)

    static let catalog = Catalog(
        points: [point], leftovers: [leftover],
        unreadable: [Catalog.Unreadable(file: "/mnt/z.zst", problem: "No trailer.")])

    static let plan = RestorePlan(
        point: point, chain: [point], target: "/srv/new.db", check: .full,
        checks: [
            RestorePlan.Check("space", .ok, "There is room."),
            RestorePlan.Check("chain", stop: failure),
        ],
        replaced: ReplacedDatabase(task: name, safetyFolder: "/mnt", changedAt: time))

    static let run: RunRecord = {
        var run = RunRecord(
            action: .verify, task: "shop", kind: "drill", outcome: .foundProblems,
            startedAt: time, seconds: 1.25)
        run.failure = failure
        run.origin = "by root"
        run.point = "0000000000000001"
        return run
    }()

    static let survey = Survey(
        time: time,
        entries: [.success(catalog), .failure(failure)].map {
            Survey.Entry(
                health: TaskHealth(
                    of: task, TaskLook(catalog: $0, runs: [run], at: Looks.ago(0), in: .gmt)),
                catalog: $0, runs: [run], next: time)
        }, leftovers: [leftover], runs: [run], problems: [failure], draft: RestoreDraft())

    static let request = RestoreRequest(
        scope: .folder("/mnt"), choice: .at(time), target: "/srv/new.db", check: .none,
        mode: .replace)

    static let commands: [EngineCommand] = [
        .backup(name, nil), .backup(name, .full), .restore(request),
        .restore(
            RestoreRequest(
                scope: .task(name), choice: .newest, target: "/x", check: .quick)),
        .restore(
            RestoreRequest(
                scope: .task(name), choice: .id("0123"), target: "/x", check: .quick)),
        .verify(VerifyRequest(scope: .task(name), level: .drill)),
    ]

    static let inquiries: [Inquiry] = [
        .survey, .agenda, .catalog(folder: "/mnt"), .plan(request), .database(path: "/a"),
        .destination(path: "/b", database: "/a"), .target(path: "/c"),
        .completions(of: "/d", onlyFolders: true), .save(task, isNew: true),
        .setEnabled(name, false), .remove(name),
        .putOff(name, until: time), .putOff(name, until: nil), .removeLeftover(file: "/e"),
        .saveDraft(RestoreDraft()), .discardDraft,
    ]

    static let answers: [Answer] = [
        .done, .agenda(EngineAgenda(next: [name: time], waiting: [name])),
        .catalog(catalog), .plan(plan),
        .database(
            DatabaseDescription(
                kind: "SQLite", geometry: point.facts.geometry, journalMode: "wal")),
        .destination(
            DestinationFacts(
                exists: true, canBeMade: false, isWritable: true, freeBytes: .max,
                isOnDeviceOfDatabase: true)),
        .target(
            TargetFacts(
                exists: true, companions: ["/c-wal"], folderExists: true, isFolderWritable: false,
                freeBytes: 1, replaceableBytes: 2, obstacle: "Taken.",
                file: TargetFacts.File(bytes: 1, logBytes: 2, changedAt: 3))),
        .completions(["/d/", "/dä"]), .failed(failure),
    ]

    static let outcomes: [JobOutcome] = [
        .backedUp(
            BackupReport(
                point: point, parent: point, reason: "asked for", geometry: point.facts.geometry,
                seconds: 0.1, freezeSeconds: 0.01, sourceProblems: ["page 3"])),
        .restored(RestoreReport(plan: plan, seconds: 2, safety: point)),
        .verified(
            VerifyReport(
                outcome: .inconclusive, level: .content,
                findings: [Finding(file: "/f", problem: "p", consequence: "c")], points: 4,
                seconds: 3)),
        .failed(failure),
    ]

    static let events: [EngineEvent] =
        [
            .admitted(CommandID(rawValue: 1), .accepted(job)),
            .admitted(CommandID(rawValue: 2), .joined(job)),
            .admitted(CommandID(rawValue: 3), .refused(failure)),
            .queued(job, commands[0], .person("root"), at: time),
            .queued(
                job, commands[1],
                .schedule(
                    DueRun(
                        kind: .full, slot: time, cause: .onTime, attempt: 2, notBefore: time)),
                at: time),
            .started(job, at: time),
            .progressed(
                job,
                JobProgress(phase: .copying, done: 1, total: 2, seconds: 3)),
            .surveyed(survey),
            .noted(EngineNote(time: time, task: name, weight: .warning, text: "Look.")),
            .lost(failure),
        ] + outcomes.map { .ended(job, $0) }
        + answers.map { .answered(InquiryID(rawValue: 9), $0) }

    static let name: TaskName = {
        guard let name = try? TaskName("shop") else { preconditionFailure("a plain name") }
        return name
    }()
}
