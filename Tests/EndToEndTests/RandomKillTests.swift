import Foundation
import TestSupport
import Testing

/// Runs that are killed at any moment, also between two changes to files.
@Suite struct RandomKillTests {
    private static let kills = 12

    /// Moments within `length`, the same for the same seed.
    private func moments(seed: UInt64, within length: Duration) -> [Duration] {
        var random = SeededRandom(seed: seed)
        return (0..<Self.kills).map { _ in length * Double.random(in: 0...1.1, using: &random) }
    }

    private func bigHome() throws -> Home {
        let home = try Home()
        try home.database.addItems(150, bytes: 100_000)
        try home.addTask()
        return home
    }

    private func length(of body: () throws -> Void) rethrows -> Duration {
        try ContinuousClock().measure(body)
    }

    @Test(arguments: [1, 2] as [UInt64])
    func `after any number of killed backups all that is listed is whole`(seed: UInt64) throws {
        let home = try bigHome()
        let length = try length { try home.backUp() }
        for moment in moments(seed: seed, within: length) {
            try home.database.addItems(20, bytes: 100_000)
            let backup = try home.program().start(["backup", "shop"])
            _ = try backup.kill(after: moment)
        }
        #expect(try Aftermath(home: home).problems() == [], "seed \(seed)")
    }

    @Test(arguments: [3, 4] as [UInt64])
    func `after any number of killed restores the next one to that path succeeds`(seed: UInt64)
        throws
    {
        let home = try bigHome()
        try home.backUp()
        let length = try length { _ = try home.ask(restore(home, to: "first.db")) }
        for moment in moments(seed: seed, within: length) {
            let restore = try home.program().start(restore(home, to: "shop-again.db"))
            _ = try restore.kill(after: moment)
            // One that was killed at the very end has given the database its name; it is whole then.
            if FileManager.default.fileExists(atPath: home.folder.path("shop-again.db")) { break }
        }
        let last = try home.ask(restore(home, to: "shop-again.db"))
        let isThere = FileManager.default.fileExists(atPath: home.folder.path("shop-again.db"))
        #expect(isThere && ["", "targetExists"].contains(last.failure), "seed \(seed)")
        let restored = Database(home.folder.path("shop-again.db"))
        #expect(try restored.dump() == home.database.dump(), "seed \(seed)")
    }

    private func restore(_ home: Home, to name: String) -> [String] {
        ["restore", "shop", "--to", home.folder.path(name)]
    }
}
