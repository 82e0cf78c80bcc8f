import Domain
import Testing

@testable import Engine

@Suite struct BackupJobTests {
    let world = SmallWorld()
    let shop: TaskName

    init() throws { shop = try world.add("shop") }

    private func run(
        _ kind: BackupKind? = nil, cancellation: Cancellation = Cancellation(),
        report: @escaping (JobProgress) -> Void = { _ in }
    ) -> JobOutcome {
        world.context(cancellation: cancellation, report: report)
            .outcome(of: .backup(shop, kind))
    }

    @Test func `the first backup says why it is full`() {
        let report = run().backup
        #expect(report?.kind == "full" && report?.reason == "the first backup of this task")
    }

    @Test func `the next one is incremental and needs no reason`() {
        _ = run()
        let report = run().backup
        #expect(report?.kind == "incremental" && report?.reason.isEmpty == true)
    }

    @Test func `a backup that changed nothing says so, and after what`() {
        let first = run().backup?.point
        world.change { $0.isUnchanged = true }
        let report = run().backup
        #expect(report?.kind == "unchanged" && report?.parent == first)
        #expect(report?.reason == "nothing has changed since the last backup")
    }

    @Test func `an incremental one that cannot begin becomes a full one`() {
        _ = run()
        world.script.fail(at: .beginIncremental, NeedsFullBackup(.pageTableLost))
        #expect(run().backup?.reason == FullReason.pageTableLost.description)
    }

    @Test func `an incremental one that turns out to need a full one becomes one`() {
        _ = run()
        let world = world
        world.script.on(.drain) {
            // Only the incremental backup finds that most pages changed.
            if world.script.taken.last(where: { $0 == .beginFull || $0 == .beginIncremental })
                == .beginIncremental
            {
                throw NeedsFullBackup(.mostPagesChanged)
            }
        }
        #expect(run().backup?.reason == FullReason.mostPagesChanged.description)
    }

    @Test func `what the incremental one left is discarded, not abandoned`() {
        _ = run()
        let world = world
        world.script.on(.drain) {
            if !world.script.taken.contains(.discard),
                world.script.taken.contains(.beginIncremental)
            {
                throw NeedsFullBackup(.mostPagesChanged)
            }
        }
        _ = run()
        #expect(world.script.taken.contains(.discard) && !world.script.taken.contains(.abandon))
    }

    @Test func `both kinds are made of one freeze`() {
        _ = run()
        world.script.fail(at: .beginIncremental, NeedsFullBackup(.pageTableLost))
        _ = run()
        #expect(world.script.taken.filter { $0 == .freeze }.count == 2)
    }

    @Test(arguments: [Script.Step.step, .drain, .finish])
    func `a backup that fails is abandoned with the reason`(step: Script.Step) {
        let failure = Failure(.inputOutput, "The disk is on fire.")
        world.script.fail(at: step, failure)
        #expect(run().failure == failure)
        #expect(world.now.abandonedBecause == failure)
    }

    @Test(arguments: [Script.Step.lock, .lease, .catalog, .freeze, .beginFull])
    func `a backup that cannot begin abandons nothing`(step: Script.Step) {
        world.script.fail(at: step, Failure(.inputOutput, "The disk is on fire."))
        #expect(run().failure?.code == .inputOutput)
        #expect(!world.script.taken.contains(.abandon))
    }

    @Test(arguments: [Script.Step.beginFull, .step, .drain, .finish])
    func `the freeze ends whatever fails`(step: Script.Step) {
        world.script.fail(at: step, Failure(.inputOutput, "The disk is on fire."))
        _ = run()
        #expect(world.script.taken.filter { $0 == .end }.count == 1)
    }

    @Test(arguments: [Script.Step.catalog, .freeze, .beginFull, .step, .drain, .finish])
    func `the lock is released whatever fails`(step: Script.Step) {
        world.script.fail(at: step, Failure(.inputOutput, "The disk is on fire."))
        _ = run()
        #expect(world.now.locked.isEmpty)
    }

    @Test func `the freeze ends before the file is made durable`() throws {
        _ = run()
        let taken = world.script.taken
        let end = try #require(taken.firstIndex(of: .end))
        let finish = try #require(taken.firstIndex(of: .finish))
        #expect(end < finish)
    }

    @Test func `a task that is locked is busy`() {
        world.change { _ = $0.locked.insert(shop) }
        #expect(run().failure?.code == .busy)
    }

    @Test func `a task of another node is refused before anything is touched`() throws {
        world.change { $0.tasks[shop]?.node = NodeTag("B") }
        #expect(run().failure?.code == .otherNode)
        #expect(!world.script.taken.contains(.lock))
    }

    @Test func `a task of this node is run`() throws {
        world.change { $0.tasks[shop]?.node = NodeTag("A") }
        #expect(run().backup != nil)
    }

    @Test(arguments: [Script.Step.checkLease, .confirmLease])
    func `a backup whose lease is lost is abandoned before it gets its name`(step: Script.Step) {
        world.script.fail(at: step, LeaseRule.lost(shop))
        #expect(run().failure?.code == .busy)
        #expect(world.now.abandonedBecause?.code == .busy)
        #expect(!world.script.taken.contains(.finish))
    }

    @Test(arguments: [Script.Step.catalog, .freeze, .beginFull, .step, .drain, .finish])
    func `the lease is released whatever fails`(step: Script.Step) {
        world.script.fail(at: step, Failure(.inputOutput, "The disk is on fire."))
        _ = run()
        #expect(world.script.taken.filter { $0 == .releaseLease }.count == 1)
    }

    @Test func `a takeover and what is wrong among the nodes are told`() {
        world.change {
            $0.takeover = "It was somebody else's."
            $0.nodeWarnings = ["The clocks differ."]
        }
        #expect(run().backup?.warnings == ["It was somebody else's.", "The clocks differ."])
    }

    @Test func `a sign of life that cannot be left is told and is no failure`() {
        world.script.fail(at: .beat, Failure(.diskFull, "The disk is full."))
        let warnings = run().backup?.warnings
        #expect(warnings?.count == 1 && warnings?.first?.contains("The disk is full.") == true)
    }

    @Test func `a task that is gone is unknown`() {
        world.change { $0.tasks[shop] = nil }
        #expect(run().failure?.code == .unknownTask)
    }

    @Test func `a cancelled backup is abandoned as such`() {
        let cancellation = Cancellation()
        world.script.on(.step) { cancellation.request("a person asked for it") }
        #expect(run(cancellation: cancellation).failure?.code == .cancelled)
        #expect(world.now.abandonedBecause?.code == .cancelled)
    }

    @Test func `a backup cancelled before the freeze does not freeze`() {
        let cancellation = Cancellation()
        cancellation.request("a person asked for it")
        #expect(run(cancellation: cancellation).failure?.code == .cancelled)
        #expect(!world.script.taken.contains(.freeze))
    }

    @Test func `the source is checked at a full backup if the task asks for it`() {
        world.change { $0.tasks[shop]?.check = .quick }
        _ = run()
        _ = run()
        #expect(world.script.taken.filter { $0 == .quickCheck }.count == 1)
    }

    @Test func `a damaged source is backed up all the same, and told`() {
        world.change {
            $0.tasks[shop]?.check = .quick
            $0.sourceProblems = ["page 3 is odd"]
        }
        let report = run().backup
        #expect(report?.point != nil && report?.sourceProblems == ["page 3 is odd"])
    }

    @Test func `a damaged source does not count as a success`() {
        world.change {
            $0.tasks[shop]?.check = .quick
            $0.sourceProblems = ["page 3 is odd"]
        }
        _ = run()
        #expect(world.now.runs.map(\.outcome) == [.foundProblems])
    }

    @Test func `only points of the task itself are gone on from`() throws {
        world.put(RestorePoint.chain(from: 1, 3, task: "other"), of: shop)
        #expect(run().backup?.reason == FullReason.first.description)
    }

    @Test func `progress goes through the phases in order`() {
        var phases: [JobProgress.Phase] = []
        _ = run { if phases.last != $0.phase { phases.append($0.phase) } }
        #expect(phases == [.preparing, .copying, .finishing])
    }

    @Test func `progress of copying ends at its total`() {
        var last: JobProgress?
        _ = run { if $0.phase == .copying { last = $0 } }
        #expect(last?.done == last?.total && last?.total == 3 * 512)
    }
}
