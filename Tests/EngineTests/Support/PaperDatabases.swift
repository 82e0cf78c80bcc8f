import Domain

/// Databases of three pages of 512 bytes.
struct PaperDatabases: DatabaseSource {
    let world: SmallWorld

    static let geometry = PageGeometry(pageSize: 512, pageCount: 3)

    func describe(_ path: String) throws -> DatabaseDescription {
        DatabaseDescription(kind: "Paper", geometry: Self.geometry, journalMode: "none")
    }

    func probe(_ path: String) throws -> DatabaseDescription {
        try world.script.reach(.probe)
        return DatabaseDescription(
            kind: "Paper", geometry: Self.geometry, journalMode: world.now.journalMode)
    }

    func hold(_ path: String) throws -> any LiveDatabase {
        try world.script.reach(.hold)
        return Live(world: world)
    }

    func freeze(_ path: String, limit: Double) throws -> any FrozenDatabase {
        try world.script.reach(.freeze)
        return Frozen(world: world)
    }

    func problems(
        inImage path: String, check: ImageCheck, assertions: [String], cancellation: Cancellation
    ) throws -> [String] {
        world.change { $0.assertions.append(assertions) }
        try world.script.reach(.inspect)
        try cancellation.check()
        return world.now.imageProblems
    }

    private final class Live: LiveDatabase {
        private let world: SmallWorld
        private var isHeld = true

        init(world: SmallWorld) { self.world = world }

        func replace(withImage path: String, progress: (Int64, Int64) throws -> Void) throws {
            try world.script.reach(.replace)
            try progress(1, 2)
        }

        func verdict(onImage path: String) throws -> ReplacementVerdict {
            try world.script.reach(.compare)
            return world.now.verdict
        }

        func end() {
            if isHeld { world.script.note(.letGo) }
            isHeld = false
        }
    }

    private final class Frozen: FrozenDatabase {
        let geometry = PaperDatabases.geometry
        let logBytes: Int64 = 0
        let heldSeconds = 0.5
        private let world: SmallWorld
        private var isHeld = true

        init(world: SmallWorld) { self.world = world }

        func read(into consumer: any PageConsumer, step: (UInt32) throws -> Void) throws {
            try consumer.begin(geometry, frozenAt: world.parts.clock.now)
            let page = [UInt8](repeating: 7, count: 512)
            for (number, done) in [(UInt32(2), UInt32(1)), (3, 2), (1, 3)] {
                try page.withUnsafeBytes { try consumer.receive(number, $0) }
                try world.script.reach(.step)
                try step(done)
            }
        }

        func quickCheck() throws -> [String] {
            try world.script.reach(.quickCheck)
            return world.now.sourceProblems
        }

        func end() {
            if isHeld { world.script.note(.end) }
            isHeld = false
        }
    }
}
