import Domain
import Glibc
import Testing

@testable import Engine

@Suite struct VerifyJobTests {
    static let rust = Finding(file: "/x", problem: "It rusts.", consequence: "It is lost.")

    let world = SmallWorld()
    let shop: TaskName

    init() throws {
        shop = try world.add("shop")
        world.put(RestorePoint.chain(from: 1, 3), of: shop)
    }

    private func run(
        _ level: VerifyLevel, _ scope: BackupScope? = nil,
        cancellation: Cancellation = Cancellation()
    ) -> JobOutcome {
        world.context(cancellation: cancellation)
            .outcome(of: .verify(VerifyRequest(scope: scope ?? .task(shop), level: level)))
    }

    @Test(arguments: VerifyLevel.allCases)
    func `nothing wrong is verified`(level: VerifyLevel) {
        #expect(run(level).verification?.outcome == .verified)
    }

    @Test(arguments: VerifyLevel.allCases)
    func `the report says how closely was looked`(level: VerifyLevel) {
        #expect(run(level).verification?.level == level)
    }

    @Test(arguments: VerifyLevel.allCases)
    func `no points are inconclusive`(level: VerifyLevel) {
        world.change { $0.points = [:] }
        #expect(run(level).verification?.outcome == .inconclusive)
    }

    @Test(arguments: [VerifyLevel.bytes, .content])
    func `a finding is a failure`(level: VerifyLevel) {
        world.change { $0.findings = [Self.rust] }
        let report = run(level).verification
        #expect(report?.outcome == .failed && report?.findings == [Self.rust])
    }

    @Test(arguments: VerifyLevel.allCases)
    func `a file that cannot be read as a backup is a failure`(level: VerifyLevel) {
        world.change { $0.unreadable = [Catalog.Unreadable(file: "/x", problem: "It rusts.")] }
        let report = run(level).verification
        #expect(report?.outcome == .failed && report?.findings.first?.file == "/x")
    }

    @Test(arguments: [(VerifyLevel.bytes, 3), (.content, 3), (.drill, 1)])
    func `the report counts the points that were looked at`(level: VerifyLevel, points: Int) {
        #expect(run(level).verification?.points == points)
    }

    @Test(arguments: [(VerifyLevel.bytes, Script.Step.findings), (.drill, .build)])
    func `a device that refuses is inconclusive`(level: VerifyLevel, step: Script.Step) {
        world.script.fail(at: step, SystemError(EIO, "read", "/x"))
        let report = run(level).verification
        #expect(report?.outcome == .inconclusive && report?.findings.first?.file == "/x")
    }

    @Test func `a device that refuses does not hide what is known to be wrong`() {
        world.change { $0.unreadable = [Catalog.Unreadable(file: "/y", problem: "It rusts.")] }
        world.script.fail(at: .findings, SystemError(EIO, "read", "/x"))
        let report = run(.bytes).verification
        #expect(report?.outcome == .failed && report?.findings.map(\.file) == ["/y", "/x"])
    }

    @Test func `a folder that cannot be listed is a failed job`() {
        world.script.fail(at: .catalog, SystemError(ENOENT, "list", "/backups/shop"))
        #expect(run(.bytes).failure?.code == .destinationMissing)
    }

    @Test(arguments: VerifyLevel.allCases)
    func `a cancelled verification is a cancelled job`(level: VerifyLevel) {
        let cancellation = Cancellation()
        cancellation.request("a person asked for it")
        #expect(run(level, cancellation: cancellation).failure?.code == .cancelled)
    }

    @Test func `a drill restores the newest point, checks it, and throws it away`() {
        _ = run(.drill)
        #expect(
            world.script.taken == [
                .catalog, .beginImage, .build, .inspect, .abandonImage, .record,
            ])
    }

    @Test func `a drill runs the task's assertions`() {
        world.change { $0.tasks[shop]?.assertions = ["SELECT 1", "SELECT 2"] }
        _ = run(.drill)
        #expect(world.now.assertions == [["SELECT 1", "SELECT 2"]])
    }

    @Test func `what a drill finds is a failure of the point`() {
        world.change { $0.imageProblems = ["The assertion \"SELECT 0\" does not hold."] }
        let report = run(.drill).verification
        #expect(report?.outcome == .failed && report?.findings.first?.file == "/backups/shop/3")
    }

    @Test func `a drill of a broken chain fails, and the image is not begun`() {
        let chain = RestorePoint.chain(from: 1, 3)
        world.change { $0.points["/backups/shop"] = [chain[0], chain[2]] }
        #expect(run(.drill).verification?.outcome == .failed)
        #expect(!world.script.taken.contains(.beginImage))
    }

    @Test func `a drill of damaged files is a failure, not an error`() {
        world.script.fail(at: .build, Damage())
        #expect(run(.drill).verification?.findings.first?.problem == "It rusts.")
    }

    @Test(arguments: [Script.Step.build, .inspect])
    func `a drill leaves no image whatever fails`(step: Script.Step) {
        world.script.fail(at: step, SystemError(ENOSPC, "write", "/scratch"))
        _ = run(.drill)
        #expect(world.script.taken.filter { $0 == .abandonImage }.count == 1)
    }

    @Test func `a drill of a folder restores the newest point of every task`() {
        world.put(RestorePoint.chain(from: 50, 2, task: "other"), of: shop)
        world.put(RestorePoint.chain(from: 90, 2, node: "B"), of: shop)
        #expect(run(.drill, .folder("/backups/shop")).verification?.points == 3)
    }

    @Test func `one drill that cannot be told does not hide what another found`() {
        world.put(RestorePoint.chain(from: 50, 2, task: "other"), of: shop)
        let world = world
        world.script.on(.build) {
            if world.script.taken.filter({ $0 == .build }).count == 1 { throw Damage() }
            throw SystemError(ENOSPC, "write", "/scratch")
        }
        let report = run(.drill, .folder("/backups/shop")).verification
        #expect(report?.outcome == .failed)
        #expect(report?.findings.map(\.file) == ["/backups/other/51", "/scratch"])
    }

    /// A file that is damaged, as a store reports it.
    private struct Damage: FailureDescribing {
        var failure: Failure { Failure(.fileDamaged, "It rusts.") }
    }
}
