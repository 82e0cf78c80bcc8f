/// Tells of each restore point whether all that it needs is there and fits together.
///
/// Only what the files say of themselves is looked at; their bytes are checked by verifying and
/// again by every restore.
struct ChainJudge {
    private let points: [RestorePoint]
    private let byID: [BackupID: RestorePoint]

    init(points: [RestorePoint]) {
        self.points = points
        byID = Dictionary(points.map { ($0.id, $0) }, uniquingKeysWith: Self.better)
    }

    func judged() -> [RestorePoint] {
        var verdicts: [BackupID: String?] = [:]
        return points.map { point in
            var point = point
            guard point.state == .complete, let problem = problem(above: point, &verdicts) else {
                return point
            }
            point.state = .incompleteChain
            point.problem = problem
            return point
        }
    }

    /// The chain that restores `point`, full backup first.
    ///
    /// - Throws: `chainBroken`, naming the first link from the end that is missing or does not fit.
    func chain(endingAt point: RestorePoint) throws -> [RestorePoint] {
        var chain = [point]
        while let current = chain.last, current.facts.parent != nil {
            if let problem = brokenLink(of: current) { throw Self.failure(point, problem) }
            guard let parent = parent(of: current) else { break }
            chain.append(parent)
        }
        if let damaged = chain.first(where: { $0.state == .damaged }) {
            throw Self.failure(point, damaged.problem ?? "a file of the chain is damaged")
        }
        return chain.reversed()
    }

    private func parent(of point: RestorePoint) -> RestorePoint? {
        point.facts.parent.flatMap { byID[$0] }
    }

    /// What is wrong above `point`; walks up without recursion, since chains may be long.
    private func problem(above point: RestorePoint, _ verdicts: inout [BackupID: String?])
        -> String?
    {
        var path: [BackupID] = []
        var current = point
        var verdict: String?
        while verdict == nil, current.facts.parent != nil {
            if let known = verdicts[current.id] {
                verdict = known
                break
            }
            path.append(current.id)
            verdict = brokenLink(of: current)
            guard verdict == nil, let next = parent(of: current) else { break }
            if next.state == .damaged {
                verdict = next.problem ?? "\(next.file.quotedForDisplay) is damaged."
            }
            current = next
        }
        for id in path { verdicts[id] = verdict }
        return verdict
    }

    /// Why `point` does not fit on its parent; nothing if it does or needs none.
    private func brokenLink(of point: RestorePoint) -> String? {
        guard let wanted = point.facts.parent else { return nil }
        let name = point.file.quotedForDisplay
        guard let parent = parent(of: point) else {
            return "The backup before \(name) in its chain (number \(point.facts.sequence - 1), "
                + "id \(wanted)) is missing."
        }
        let fits =
            parent.facts.chain == point.facts.chain
            && parent.facts.sequence + 1 == point.facts.sequence
            && (parent.state == .damaged || parent.facts.imageAfter == point.facts.imageBefore)
        return fits
            ? nil
            : "\(name) does not go on from \(parent.file.quotedForDisplay): "
                + "one of them was replaced or changed."
    }

    /// Of two files with the same id (one is a copy) the one that is whole.
    private static func better(_ left: RestorePoint, _ right: RestorePoint) -> RestorePoint {
        left.state == .complete ? left : right
    }

    private static func failure(_ point: RestorePoint, _ problem: String) -> Failure {
        Failure(
            .chainBroken,
            "The restore point \(point.id) of \(point.facts.time.forPeople) cannot be restored: "
                + problem,
            cause: "A file of its chain was deleted, moved, replaced or damaged.",
            next: "Put the file back from another copy, or choose an earlier restore point: "
                + "'stillpoint points' lists which are complete.")
    }
}
