import Domain
import Testing

@testable import Engine

@Suite struct RunRecordTests {
    let world = SmallWorld()
    let shop: TaskName

    init() throws { shop = try world.add("shop") }

    private func run(_ command: EngineCommand) throws -> RunRecord {
        _ = world.context().outcome(of: command)
        return try #require(world.now.runs.last)
    }

    @Test func `a backup is kept with what it made`() throws {
        let record = try run(.backup(shop, nil))
        #expect(record.action == .backup && record.outcome == .succeeded && record.kind == "full")
        #expect(record.task == "shop" && record.pages == 3 && record.imageBytes == 1536)
        #expect(record.changedPages == 3 && record.fileBytes == 1000 && record.point != nil)
    }

    @Test func `a backup that changed nothing is kept as a success of the last point`() throws {
        let first = try run(.backup(shop, nil))
        world.change { $0.isUnchanged = true }
        let record = try run(.backup(shop, nil))
        #expect(record.outcome == .succeeded && record.kind == "unchanged")
        #expect(record.point == first.point && record.fileBytes == 0)
    }

    @Test func `a failed backup is kept with its failure`() throws {
        let failure = Failure(.inputOutput, "The disk is on fire.")
        world.script.fail(at: .step, failure)
        let record = try run(.backup(shop, .full))
        #expect(record.outcome == .failed && record.failure == failure && record.kind == "full")
    }

    @Test func `a cancelled backup is kept as cancelled`() throws {
        world.script.fail(at: .step, Failure(.cancelled, "Enough."))
        #expect(try run(.backup(shop, nil)).outcome == .cancelled)
    }

    @Test func `a restore is kept with its point and target`() throws {
        let chain = RestorePoint.chain(from: 1, 2)
        world.put(chain, of: shop)
        let request = RestoreRequest(
            scope: .task(shop), choice: .newest, target: "/new/shop.db", check: .quick)
        let record = try run(.restore(request))
        #expect(record.action == .restore && record.outcome == .succeeded)
        #expect(record.file == "/new/shop.db" && record.point == chain[1].id.description)
    }

    @Test func `a verification that found something is kept with its first finding`() throws {
        world.put(RestorePoint.chain(from: 1, 1), of: shop)
        world.change { $0.findings = [Finding(file: "/x", problem: "It rusts.", consequence: "")] }
        let record = try run(.verify(VerifyRequest(scope: .task(shop), level: .content)))
        #expect(record.outcome == .foundProblems && record.reason == "It rusts.")
        #expect(record.kind == "content")
    }

    @Test func `how long a run took is kept`() throws {
        let world = world
        world.script.on(.freeze) { world.change { $0.seconds += 12 } }
        #expect(try run(.backup(shop, nil)).seconds == 12)
    }

    @Test func `a history that fails is a warning and not a failure`() {
        world.script.fail(at: .record, Failure(.historyUnusable, "The history is full."))
        let report = world.context().outcome(of: .backup(shop, nil)).backup
        #expect(report?.point != nil && report?.warnings == ["The history is full."])
    }

    @Test func `a history that fails does not hide why the job failed`() {
        let failure = Failure(.inputOutput, "The disk is on fire.")
        world.script.fail(at: .step, failure)
        world.script.fail(at: .record, Failure(.historyUnusable, "The history is full."))
        #expect(world.context().outcome(of: .backup(shop, nil)).failure == failure)
    }
}
