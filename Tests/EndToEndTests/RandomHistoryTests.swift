import Foundation
import TestSupport
import Testing

/// A database that anything may happen to, backed up after each step and restored at every point.
@Suite struct RandomHistoryTests {
    private static let steps = 14

    /// What was backed up, with a copy of the database at that time.
    private struct Moment {
        let point: String
        let file: String
        let isFull: Bool
        let what: String
        let copy: Database
    }

    /// Lets a history of `seed` happen, with a backup after each step.
    private func moments(_ home: Home, seed: UInt64) throws -> [Moment] {
        var history = RandomHistory(of: home.database, seed: seed)
        try history.create()
        try home.addTask("--max-chain", "6")
        return try (0..<Self.steps).compactMap { step in
            let what = step == 0 ? "create" : try happen(&history)
            let copy = Database(home.folder.path("copy-\(step).db"))
            if history.isEmpty {
                try Data().write(to: URL(fileURLWithPath: copy.path))
            } else {
                _ = try home.database.copy(to: copy.path)
            }
            let backup = try home.backUp().document
            try #require(backup["error"] == nil, "\(what): \(backup)")
            guard backup["kind"] != "unchanged" else { return nil }
            return Moment(
                point: backup["point"].text, file: backup["file"].text,
                isFull: backup["kind"] == "full", what: what, copy: copy)
        }
    }

    /// An empty file has no table that anything else could happen to.
    private func happen(_ history: inout RandomHistory) throws -> String {
        if history.isEmpty {
            try history.create()
            return "a first table"
        }
        return try history.goOn()
    }

    private func isSame(_ restored: Database, _ copy: Database) throws -> Bool {
        guard try restored.pages() == copy.pages() else { return false }
        return try copy.pages().isEmpty || restored.dump() == copy.dump()
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
    func `every point is the database as it was then`(seed: UInt64) throws {
        let home = try Home()
        for moment in try moments(home, seed: seed) {
            let reply = try home.restore(moment.point, to: "\(moment.point).db", "--check", "full")
            let restored = Database(home.folder.path("\(moment.point).db"))
            let isRight = try reply.status == 0 && isSame(restored, moment.copy)
            #expect(isRight, "seed \(seed), after \(moment.what)")
        }
    }

    @Test(arguments: [11, 12] as [UInt64])
    func `every point can be recovered without the program`(seed: UInt64) throws {
        let home = try Home()
        for moment in try moments(home, seed: seed) {
            let folder = URL(fileURLWithPath: moment.file).deletingLastPathComponent().path
            let restored = Database(home.folder.path("\(moment.point).db"))
            let result = try Program("python3").run(
                "\(folder)/recover.py", folder, "--point", moment.point, "--to", restored.path)
            let isRight = try result.status == 0 && isSame(restored, moment.copy)
            #expect(isRight, "seed \(seed), after \(moment.what): \(result.errorText)")
        }
    }

    @Test(arguments: [21, 22] as [UInt64])
    func `every full backup is a database to zstd`(seed: UInt64) throws {
        let home = try Home()
        for moment in try moments(home, seed: seed) where moment.isFull {
            let restored = Database(home.folder.path("\(moment.point).db"))
            let result = try Program("zstd").run("-d", "-q", moment.file, "-o", restored.path)
            let isRight = try result.status == 0 && isSame(restored, moment.copy)
            #expect(isRight, "seed \(seed), after \(moment.what): \(result.errorText)")
        }
    }
}
