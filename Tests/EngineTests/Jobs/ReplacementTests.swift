import Domain
import Testing

@testable import Engine

/// Restores that replace a live database.
@Suite struct ReplacementTests {
    let world = SmallWorld()
    let shop: TaskName

    init() throws {
        shop = try world.add("shop")
        world.put(RestorePoint.chain(from: 1, 3), of: shop)
        world.change {
            $0.target.exists = true
            $0.target.file = TargetFacts.File(
                bytes: 1536, logBytes: 0, changedAt: LocalTime.day(3).microseconds)
        }
    }

    private func request(_ target: String = "/srv/shop.db") -> RestoreRequest {
        RestoreRequest(
            scope: .task(shop), choice: .newest, target: target, check: .quick, mode: .replace)
    }

    private func run(
        _ target: String = "/srv/shop.db", cancellation: Cancellation = Cancellation()
    ) -> JobOutcome {
        world.context(cancellation: cancellation).outcome(of: .restore(request(target)))
    }

    private func plan(_ target: String = "/srv/shop.db") throws -> RestorePlan {
        try RestorePlanner(parts: world.parts, request: request(target)).plan()
    }

    private func check(_ name: String) throws -> RestorePlan.Check? {
        try plan().checks.first { $0.name == name }
    }

    @Test func `it is backed up, marked and replaced, in this order`() {
        #expect(run().restore != nil)
        #expect(
            world.script.taken == [
                .catalog, .probe, .lock, .beginImage, .build, .inspect, .hold, .freeze, .beginFull,
                .step, .step, .step, .drain, .end, .finish, .record, .mark, .replace, .compare,
                .letGo, .abandonImage, .record,
            ])
    }

    @Test func `the safety backup is a restore point of the task`() {
        let safety = run().restore?.safety
        #expect(safety != nil && world.now.points["/backups/shop"]?.last == safety)
    }

    @Test func `without a task the safety backup lies beside the database`() {
        #expect(run("/other/my.db").restore?.safety?.facts.task == "set-aside")
        #expect(world.now.points["/other"]?.count == 1)
    }

    @Test func `the next backup is a full one and says why`() {
        _ = run()
        let backup = world.context().outcome(of: .backup(shop, nil)).backup
        #expect(backup?.kind == "full")
        #expect(backup?.reason == FullReason.replaced.description)
        let next = world.context().outcome(of: .backup(shop, nil)).backup
        #expect(next?.kind == "incremental")
    }

    @Test(arguments: [Script.Step.build, .inspect, .hold, .freeze, .beginFull, .drain, .finish])
    func `what fails before the copy replaces and marks nothing`(step: Script.Step) {
        let failure = Failure(.inputOutput, "It rusts.")
        world.script.fail(at: step, failure)
        #expect(run().failure == failure)
        #expect(!world.script.taken.contains(.replace) && world.now.replaced.isEmpty)
        #expect(world.script.taken.contains(.abandonImage))
    }

    @Test func `a copy that fails leaves no mark`() {
        world.script.fail(at: .replace, Failure(.databaseBusy, "It is locked."))
        #expect(run().failure?.code == .databaseBusy)
        #expect(world.now.replaced.isEmpty && world.now.locked.isEmpty)
    }

    @Test func `a copy that is cancelled leaves no mark`() {
        let cancellation = Cancellation()
        world.script.on(.replace) { cancellation.request("a person asked for it") }
        #expect(run(cancellation: cancellation).failure?.code == .cancelled)
        #expect(world.now.replaced.isEmpty)
    }

    @Test func `a commit after the safety backup makes another safety backup`() {
        let world = world
        world.script.on(.replace) {
            if world.script.taken.filter({ $0 == .replace }).count == 1 {
                throw CommittedMeanwhile()
            }
        }
        #expect(run().restore != nil)
        #expect(world.script.taken.filter { $0 == .beginFull }.count == 2)
    }

    @Test func `commits without an end are given up on`() {
        world.script.on(.replace) { throw CommittedMeanwhile() }
        #expect(run().failure?.code == .databaseBusy)
        #expect(world.now.replaced.isEmpty)
    }

    @Test func `a database that is something else afterwards is a failure that stays marked`() {
        world.change { $0.verdict = .different("Its page 3 is odd.") }
        #expect(run().failure?.code == .checkFailed)
        #expect(world.now.replaced == [shop])
    }

    @Test func `writers that come back at once are told of`() {
        world.change { $0.verdict = .changedSince }
        #expect(run().restore?.warnings.first?.hasPrefix("Programs have written") == true)
    }

    @Test func `a lost history keeps nothing from being replaced`() {
        world.script.fail(at: .record, Failure(.historyUnusable, "It is gone."))
        #expect(run().restore?.warnings == ["It is gone.", "It is gone."])
    }

    @Test func `a running backup of the task keeps it from beginning`() {
        world.change { _ = $0.locked.insert(shop) }
        #expect(run().failure?.code == .busy)
        #expect(!world.script.taken.contains(.beginImage))
    }

    @Test func `a path where nothing is becomes a new database`() {
        world.change {
            $0.target.exists = false
            $0.target.file = nil
        }
        #expect(run().restore?.safety == nil)
        #expect(world.script.taken.contains(.commitImage))
    }

    @Test func `a plan says all there is to know and changes nothing`() throws {
        let plan = try plan()
        #expect(plan.obstacle == nil && plan.replaced?.task == shop)
        #expect(
            plan.checks.map(\.name) == [
                "chain", "target", "folder", "space", "safety", "in use", "newer work", "time",
            ])
        #expect(world.script.taken == [.catalog, .probe])
    }

    @Test func `newer work is told as the time that is lost`() throws {
        #expect(try check("newer work")?.result == .warning)
        #expect(try check("newer work")?.detail.hasPrefix("1 d of changes") == true)
        world.change { $0.target.file?.changedAt = LocalTime.day(2).microseconds }
        #expect(try check("newer work")?.result == .ok)
    }

    @Test func `a program that has it open is named`() throws {
        #expect(try check("in use")?.result == .ok)
        world.change { $0.users = [FileUser(pid: 911, program: "shop-api", writes: true)] }
        let check = try check("in use")
        #expect(check?.result == .warning)
        #expect(check?.detail.hasPrefix("pid 911 (\"shop-api\") has it open for writing") == true)
    }

    @Test func `a lock that does not go away stops it`() throws {
        world.script.fail(at: .probe, Failure(.databaseBusy, "It is locked."))
        world.change { $0.users = [FileUser(pid: 911, program: "shop-api", writes: true)] }
        let obstacle = try plan().obstacle
        #expect(obstacle?.code == .databaseBusy)
        #expect(obstacle?.cause.contains("pid 911 (\"shop-api\")") == true)
    }

    @Test func `what is no database is to be moved aside`() throws {
        world.script.fail(at: .probe, Failure(.notADatabase, "It is a poem."))
        #expect(try plan().obstacle?.next.contains("move it aside") == true)
    }

    @Test func `what is no file is not replaced`() throws {
        world.change { $0.target.file = nil }
        #expect(try plan().obstacle?.code == .notADatabase)
    }

    @Test(arguments: [("wal", true), ("delete", false)])
    func `another page size stops it in WAL mode only`(mode: String, stops: Bool) throws {
        var points = RestorePoint.chain(from: 1, 1)
        points[0].facts.geometry = PageGeometry(pageSize: 1024, pageCount: 2)
        world.change { [points] in
            $0.journalMode = mode
            $0.points["/backups/shop"] = points
        }
        #expect(try (plan().obstacle?.code == .targetInUse) == stops)
    }

    @Test func `the log of the copy needs space, too`() throws {
        let image: Int64 = 3 * 528
        world.change { $0.target.freeBytes = image + 3 * 536 - 1 }
        #expect(try plan().obstacle?.code == .diskFull)
        world.change { $0.target.freeBytes = image + 3 * 536 }
        #expect(try plan().obstacle == nil)
    }

    @Test func `the time is that of the last restore of its kind`() throws {
        #expect(try check("time")?.detail.hasPrefix("Not known") == true)
        var run = RunRecord(
            action: .restore, task: "shop", kind: "replace", outcome: .succeeded,
            startedAt: .day(0), seconds: 4)
        run.imageBytes = 512
        world.change { [run] in $0.runs = [run] }
        #expect(try check("time")?.detail.hasPrefix("about 12 s") == true)
    }
}
