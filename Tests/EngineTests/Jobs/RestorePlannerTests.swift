import Domain
import Testing

@testable import Engine

@Suite struct RestorePlannerTests {
    let world = SmallWorld()
    let shop: TaskName
    let chain = RestorePoint.chain(from: 0x1000_0000_0000_0000, 3)

    init() throws {
        shop = try world.add("shop")
        world.put(chain, of: shop)
    }

    private func plan(_ choice: PointChoice = .newest, _ scope: BackupScope? = nil) throws
        -> RestorePlan
    {
        try RestorePlanner(
            parts: world.parts,
            request: RestoreRequest(
                scope: scope ?? .task(shop), choice: choice, target: "/new/shop.db", check: .full)
        ).plan()
    }

    @Test func `a plan with nothing against it can be done`() throws {
        #expect(try plan().obstacle == nil)
    }

    @Test func `a plan names what it looked at`() throws {
        #expect(try plan().checks.map(\.name) == ["chain", "target", "folder", "space", "time"])
    }

    @Test(arguments: 0...2)
    func `a plan has the files that the point needs`(index: Int) throws {
        let plan = try plan(.id(chain[index].id.description))
        #expect(plan.point == chain[index] && plan.chain == Array(chain[...index]))
    }

    @Test func `a plan keeps target and check of the request`() throws {
        let plan = try plan()
        #expect(plan.target == "/new/shop.db" && plan.check == .full)
    }

    @Test func `a plan writes nothing`() throws {
        _ = try plan()
        #expect(world.script.taken == [.catalog])
    }

    /// Something about a target that speaks against a restore, and what comes of it.
    struct Obstacle: Sendable, CustomTestStringConvertible {
        let check: String
        let code: Failure.Code
        let change: @Sendable (inout TargetFacts) -> Void

        var testDescription: String { "\(check): \(code)" }

        init(
            _ check: String, _ code: Failure.Code,
            _ change: @escaping @Sendable (inout TargetFacts) -> Void
        ) {
            (self.check, self.code, self.change) = (check, code, change)
        }
    }

    @Test(arguments: [
        Obstacle("target", .targetExists) { $0.exists = true },
        Obstacle("target", .targetInUse) { $0.obstacle = "Another restore is running." },
        Obstacle("companions", .targetInUse) { $0.companions = ["/new/shop.db-wal"] },
        Obstacle("folder", .destinationMissing) { $0.folderExists = false },
        Obstacle("folder", .destinationUnwritable) { $0.isFolderWritable = false },
        Obstacle("space", .diskFull) { $0.freeBytes = 3 * 528 - 1 },
    ])
    func `what speaks against a restore stops it`(obstacle: Obstacle) throws {
        world.change { obstacle.change(&$0.target) }
        let plan = try plan()
        #expect(plan.checks.filter { $0.result == .stop }.map(\.name) == [obstacle.check])
        #expect(plan.obstacle?.code == obstacle.code)
    }

    @Test func `just enough space is enough`() throws {
        world.change { $0.target.freeBytes = 3 * 528 }
        #expect(try plan().obstacle == nil)
    }

    @Test func `the space of a leftover that will be replaced counts`() throws {
        world.change {
            $0.target.freeBytes = 500
            $0.target.replaceableBytes = 3 * 528 - 500
        }
        #expect(try plan().obstacle == nil)
    }

    @Test func `the space of a folder that is not there is not judged`() throws {
        world.change {
            $0.target.folderExists = false
            $0.target.freeBytes = 0
        }
        #expect(try plan().obstacle?.code == .destinationMissing)
    }

    @Test func `a companion is named`() throws {
        world.change { $0.target.companions = ["/new/shop.db-journal"] }
        #expect(try plan().obstacle?.message.contains("\"/new/shop.db-journal\"") == true)
    }

    @Test func `without a point there is no plan`() throws {
        world.change { $0.points = [:] }
        let failure = #expect(throws: Failure.self) { try plan() }
        #expect(failure?.code == .noPoints)
    }

    @Test func `for an unknown point there is no plan`() throws {
        let failure = #expect(throws: Failure.self) { try plan(.id("ffff000000000000")) }
        #expect(failure?.code == .unknownPoint)
    }

    @Test func `before the first point there is no plan`() throws {
        let failure = #expect(throws: Failure.self) { try plan(.at(.day(-1))) }
        #expect(failure?.code == .unknownPoint)
    }

    @Test func `for a broken chain there is no plan, and the link is named`() throws {
        world.change { $0.points["/backups/shop"] = [chain[0], chain[2]] }
        let failure = #expect(throws: Failure.self) { try plan() }
        #expect(failure?.code == .chainBroken)
        #expect(failure?.message.contains(chain[1].id.description) == true)
    }

    @Test func `for an unknown task there is no plan`() throws {
        let other = try TaskName("other")
        let failure = #expect(throws: Failure.self) { try plan(.newest, .task(other)) }
        #expect(failure?.code == .unknownTask)
    }

    @Test func `a folder needs no task`() throws {
        world.change { $0.tasks = [:] }
        #expect(try plan(.newest, .folder("/backups/shop")).point == chain[2])
    }

    @Test func `another task's points in the same folder are not chosen`() throws {
        world.put(RestorePoint.chain(from: 0x5000, 1, task: "other", startingAt: 9), of: shop)
        #expect(try plan().point == chain[2])
    }
}
