import Foundation
import TestSupport

/// What a soak leaves behind, all of it looked at.
struct SoakEnd: CustomStringConvertible {
    private let points: [JSON]
    private let leftovers: [JSON]
    private let fullReasons: [String]
    /// What is wrong, one sentence each.
    private(set) var problems: [String] = []

    /// Why a chain may end without anything having gone wrong.
    private static let goodReasons = [
        "asked for", "the first backup of this task",
        "the chain has 12 incremental backups, as many as the task allows",
    ]

    /// Looks at what `soak` has left, restores every point and checks it.
    init(_ soak: Soak) throws {
        let home = soak.home
        points = try home.points()
        leftovers = try home.leftovers()
        let runs = try home.ask("history", "shop", "--limit", "1000000").document["runs"].elements
        fullReasons = runs.filter { $0["kind"] == "full" && $0["outcome"] == "succeeded" }
            .map { $0["reason"].text }
        problems = try Aftermath(home: home).problems()
        problems += soak.tally.told.subtracting(points.map { $0["id"].text })
            .map { "the point \($0) was told of and is not there" }
        problems += Set(fullReasons).subtracting(Self.goodReasons)
            .map { "a full backup that nobody asked for: \($0)" }
        problems += growthProblems(soak.tally.readings)
        problems += try Dictionary(grouping: points) { $0["chain"].text }.values
            .flatMap { try chainProblems($0, of: soak) }
    }

    var description: String {
        let chains = Set(points.map { $0["chain"].text }).count
        let bytes = points.reduce(0) { $0 + $1["fileBytes"].number }
        return """
            \(points.count) points in \(chains) chains, \(Int(bytes)) bytes, \
            \(leftovers.count) leftovers
            """
    }

    /// The chain is without a gap, and each point of it is a state that existed, each later than the
    /// one before.
    private func chainProblems(_ chain: [JSON], of soak: Soak) throws -> [String] {
        let sequence = chain.map { Int($0["sequence"].number) }
        var problems = sequence == Array(chain.indices) ? [] : ["a chain has a gap: \(sequence)"]
        var last = 0
        for point in chain {
            let id = point["id"].text
            let path = soak.home.folder.path("\(id).db")
            let reply = try soak.home.restore(id, to: "\(id).db", "--check", "none")
            guard reply.status == 0 else {
                problems.append("\(id) is not restored: \(reply.message)")
                continue
            }
            problems += try soak.ledger.problems(ofCopy: path).map { "\(id): \($0)" }
            let newest = try soak.ledger.newest(ofCopy: path)
            if newest <= last { problems.append("\(id) is not later than the one before") }
            last = newest
            try FileManager.default.removeItem(atPath: path)
        }
        return problems
    }

    /// The last engine has no more memory and no more descriptors at its end than at first.
    private func growthProblems(_ readings: [(memory: Int, descriptors: Int)]) -> [String] {
        guard let first = readings.first, let last = readings.last else { return ["no readings"] }
        return [
            last.memory - first.memory < 16 << 20
                ? nil : "memory grew from \(first.memory) to \(last.memory) bytes",
            last.descriptors <= first.descriptors + 2
                ? nil : "descriptors grew from \(first.descriptors) to \(last.descriptors)",
        ].compactMap { $0 }
    }
}
