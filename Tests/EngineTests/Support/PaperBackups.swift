import Domain

/// A lease that is lost when the world says so.
private final class PaperLease: HeldLease {
    private let world: SmallWorld

    init(world: SmallWorld) { self.world = world }

    var takeover: String? { world.now.takeover }
    func check() throws { try world.script.reach(.checkLease) }
    func confirm() throws { try world.script.reach(.confirmLease) }
    func release() { world.script.note(.releaseLease) }
}

/// Backups that are nothing but what they say of themselves.
struct PaperBackups: BackupStore {
    let world: SmallWorld

    func catalog(of folder: String) throws -> Catalog {
        try world.script.reach(.catalog)
        return Catalog(points: world.now.points[folder] ?? [], unreadable: world.now.unreadable)
    }

    func canContinue(from point: RestorePoint) -> Bool { world.now.hasTables }

    func begin(_ order: BackupOrder) throws -> any BackupWriting {
        try world.script.reach(order.parent == nil ? .beginFull : .beginIncremental)
        return Writing(world: world, order: order)
    }

    func isReplaced(_ task: TaskName) -> Bool { world.now.replaced.contains(task) }

    func setReplaced(_ isReplaced: Bool, of task: TaskName) throws {
        try world.script.reach(isReplaced ? .mark : .unmark)
        world.change { state in
            if isReplaced {
                state.replaced.insert(task)
            } else {
                state.replaced.remove(task)
            }
        }
    }

    func users(of path: String) -> [FileUser] { world.now.users }

    func target(at path: String) throws -> TargetFacts { world.now.target }

    func beginImage(at path: String, by writer: Writer) throws -> any ImageBuilding {
        try world.script.reach(.beginImage)
        return Image(world: world, path: path + ".in-progress")
    }

    func beginScratchImage(_ name: String, by writer: Writer) throws -> any ImageBuilding {
        try beginImage(at: "/scratch/\(name)", by: writer)
    }

    func findings(
        in points: [RestorePoint], level: VerifyLevel,
        progress: @escaping (Int64, Int64) throws -> Void
    ) throws -> [Finding] {
        try world.script.reach(.findings)
        try progress(1, 2)
        return world.now.findings
    }

    func removeLeftover(_ file: String) throws {}

    func lease(_ task: BackupTask, for node: NodeTag, since: LocalTime) throws -> any HeldLease {
        try world.script.reach(.lease)
        return PaperLease(world: world)
    }

    func beat(_ node: NodeTag, at destination: String, _ clock: NodeClock) throws {
        try world.script.reach(.beat)
    }

    func nodeWarnings(
        at destination: String, for node: NodeTag, _ clock: NodeClock
    ) -> [String] { world.now.nodeWarnings }

    private final class Writing: BackupWriting {
        let writtenBytes: Int64 = 100
        private let world: SmallWorld
        private let order: BackupOrder
        private var geometry = PageGeometry(pageSize: 0, pageCount: 0)

        init(world: SmallWorld, order: BackupOrder) {
            self.world = world
            self.order = order
        }

        func begin(_ geometry: PageGeometry, frozenAt time: LocalTime) { self.geometry = geometry }

        func receive(_ page: UInt32, _ bytes: UnsafeRawBufferPointer) {}

        func drain() throws { try world.script.reach(.drain) }

        func finish() throws -> RestorePoint? {
            try world.script.reach(.finish)
            if order.parent != nil, world.now.isUnchanged { return nil }
            let point = RestorePoint.made(
                id: order.id.rawValue, after: order.parent, task: order.task.name.text,
                at: order.startedAt)
            world.change { _ = $0.replaced.remove(order.task.name) }
            world.change { $0.points[order.task.destination, default: []].append(point) }
            return point
        }

        func abandon(because failure: Failure) {
            world.script.note(.abandon)
            world.change { $0.abandonedBecause = failure }
        }

        func discard() { world.script.note(.discard) }
    }

    private final class Image: ImageBuilding {
        let path: String
        private let world: SmallWorld

        init(world: SmallWorld, path: String) {
            self.world = world
            self.path = path
        }

        func build(
            from chain: [RestorePoint], progress: @escaping (Int64, Int64) throws -> Void
        ) throws {
            try world.script.reach(.build)
            try progress(1, 2)
        }

        func commit() throws { try world.script.reach(.commitImage) }

        func abandon() { world.script.note(.abandonImage) }
    }
}
