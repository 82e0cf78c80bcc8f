import Domain
import Testing

@testable import Engine

@Suite struct RestoreJobTests {
    let world = SmallWorld()
    let shop: TaskName

    init() throws {
        shop = try world.add("shop")
        world.put(RestorePoint.chain(from: 1, 3), of: shop)
    }

    private func run(
        check: ImageCheck = .quick, cancellation: Cancellation = Cancellation(),
        report: @escaping (JobProgress) -> Void = { _ in }
    ) -> JobOutcome {
        let request = RestoreRequest(
            scope: .task(shop), choice: .newest, target: "/new/shop.db", check: check)
        return world.context(cancellation: cancellation, report: report)
            .outcome(of: .restore(request))
    }

    @Test func `an image is built, checked and given its name`() {
        #expect(run().restore != nil)
        #expect(
            world.script.taken == [.catalog, .beginImage, .build, .inspect, .commitImage, .record])
    }

    @Test func `an image that SQLite finds damaged is given up`() {
        world.change { $0.imageProblems = ["quick_check says: page 3 is odd"] }
        #expect(run().failure?.code == .checkFailed)
        #expect(world.script.taken.contains(.abandonImage))
        #expect(!world.script.taken.contains(.commitImage))
    }

    @Test func `what SQLite finds is told`() {
        world.change { $0.imageProblems = ["quick_check says: page 3 is odd"] }
        #expect(run().failure?.message.contains("page 3 is odd") == true)
    }

    @Test(arguments: [Script.Step.build, .inspect, .commitImage])
    func `an image that fails is given up`(step: Script.Step) {
        let failure = Failure(.fileDamaged, "It rusts.")
        world.script.fail(at: step, failure)
        #expect(run().failure == failure)
        #expect(world.script.taken.filter { $0 == .abandonImage }.count == 1)
    }

    @Test func `an image that cannot begin is not given up`() {
        world.script.fail(at: .beginImage, Failure(.busy, "Somebody else does."))
        #expect(run().failure?.code == .busy)
        #expect(!world.script.taken.contains(.abandonImage))
    }

    @Test func `a plan with an obstacle begins nothing`() {
        world.change { $0.target.exists = true }
        #expect(run().failure?.code == .targetExists)
        #expect(!world.script.taken.contains(.beginImage))
    }

    @Test func `a cancelled restore gives its image up`() {
        let cancellation = Cancellation()
        world.script.on(.build) { cancellation.request("a person asked for it") }
        #expect(run(cancellation: cancellation).failure?.code == .cancelled)
        #expect(world.script.taken.contains(.abandonImage))
    }

    @Test func `a restore cancelled during the check gives its image up`() {
        let cancellation = Cancellation()
        world.script.on(.inspect) { cancellation.request("a person asked for it") }
        #expect(run(cancellation: cancellation).failure?.code == .cancelled)
        #expect(world.script.taken.contains(.abandonImage))
    }

    @Test func `a restore runs no assertions of the task`() {
        world.change { $0.tasks[shop]?.assertions = ["SELECT 0"] }
        _ = run()
        #expect(world.now.assertions == [[]])
    }

    @Test func `progress goes through the phases in order`() {
        var phases: [JobProgress.Phase] = []
        _ = run { if phases.last != $0.phase { phases.append($0.phase) } }
        #expect(phases == [.reading, .checking, .finishing])
    }
}
