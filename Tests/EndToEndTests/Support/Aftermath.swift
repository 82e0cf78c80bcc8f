import Foundation
import TestSupport

/// What has to hold after a run of the task `shop`, however it ended.
struct Aftermath {
    let home: Home

    /// What does not hold, one sentence each; the next backup is made on the way.
    func problems() throws -> [String] {
        try pointProblems() + leftoverProblems() + nextBackupProblems() + restoreProblems()
    }

    /// Every restore point that is listed is whole.
    func pointProblems() throws -> [String] {
        let points = try home.points()
        let verdict = try home.ask("verify", "shop", "--level", "content")
        let expected = points.isEmpty ? "inconclusive" : "verified"
        return points.filter { $0["state"] != "complete" }.map { "\($0["file"]) is not complete" }
            + (verdict.document["outcome"].text == expected ? [] : ["\(verdict.result.text)"])
    }

    /// Leftovers say why they are there, that nobody writes them, and that the chain is whole.
    func leftoverProblems() throws -> [String] {
        try home.leftovers().flatMap { leftover in
            [
                leftover["why"].text.isEmpty ? "a leftover does not say why" : nil,
                leftover["writer"]["alive"].isTrue ? "a leftover's writer is said to live" : nil,
                leftover["chainIntact"].isTrue ? nil : "a leftover's chain is said to be broken",
                leftover["file"].text.hasSuffix(".in-progress")
                    ? nil : "a leftover has a good name",
            ].compactMap { $0 }
        }
    }

    /// The next backup succeeds without anybody cleaning up.
    func nextBackupProblems() throws -> [String] {
        let reply = try home.backUp()
        return reply.status == 0 ? [] : ["the next backup says: \(reply.message)"]
    }

    /// The newest point is the database as it is now.
    func restoreProblems() throws -> [String] {
        let target = home.folder.path("aftermath-\(UUID()).db")
        let reply = try home.ask("restore", "shop", "--to", target)
        guard reply.status == 0 else { return ["the restore says: \(reply.message)"] }
        let isSame = try Database(target).dump() == home.database.dump()
        return isSame ? [] : ["the newest point is not the database as it is now"]
    }
}
