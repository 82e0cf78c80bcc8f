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
            guard point.state == .complete, let problem = problem(of: point, &verdicts) else {
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
        while let current = chain.last {
            if let problem = brokenLink(of: current) { throw Self.failure(point, problem) }
            guard let parent = parent(of: current) else { break }
            chain.append(parent)
        }
        if let problem = chain.lazy.compactMap(Self.damage).first {
            throw Self.failure(point, problem)
        }
        return chain.reversed()
    }

    private func parent(of point: RestorePoint) -> RestorePoint? {
        point.facts.parent.flatMap { byID[$0] }
    }

    /// Why `point` cannot be restored although its own file is whole. Of its parent on, what was found
    /// is kept in `verdicts`; not of `point` itself, which may be an odd copy of the one in `byID`.
    private func problem(of point: RestorePoint, _ verdicts: inout [BackupID: String?]) -> String? {
        if let problem = brokenLink(of: point) { return problem }
        guard let parent = parent(of: point) else { return nil }
        return Self.damage(parent) ?? problem(from: parent, &verdicts)
    }

    /// Walks up from `start` without recursion, since chains may be long.
    ///
    /// It ends, even if files name each other as parents: along links that fit, numbers go down.
    private func problem(from start: RestorePoint, _ verdicts: inout [BackupID: String?]) -> String?
    {
        var path: [BackupID] = []
        var current = start
        var verdict: String?
        while verdict == nil {
            if let known = verdicts[current.id] {
                verdict = known
                break
            }
            path.append(current.id)
            verdict = brokenLink(of: current)
            guard verdict == nil, let next = parent(of: current) else { break }
            verdict = Self.damage(next)
            current = next
        }
        for id in path { verdicts[id] = verdict }
        return verdict
    }

    /// Why `point` does not fit on its parent, or is no beginning of a chain; nothing if all is well.
    private func brokenLink(of point: RestorePoint) -> String? {
        let (facts, name) = (point.facts, point.file.quotedForDisplay)
        let beginsChain = facts.kind == .full && facts.sequence == 0 && facts.chain == facts.id
        guard let wanted = facts.parent else {
            return beginsChain
                ? nil : "\(name) names no backup before it, and is not the full one of its chain."
        }
        guard facts.kind == .incremental, facts.sequence > 0 else {
            return "\(name) names a backup before it, yet says that it begins a chain."
        }
        guard let parent = parent(of: point) else {
            return "The backup before \(name) in its chain (number \(facts.sequence - 1), "
                + "id \(wanted)) is missing."
        }
        return Self.fits(point, on: parent)
            ? nil
            : "\(name) does not go on from \(parent.file.quotedForDisplay): "
                + "one of them was replaced or changed."
    }

    private static func fits(_ point: RestorePoint, on parent: RestorePoint) -> Bool {
        parent.facts.chain == point.facts.chain
            && parent.facts.sequence == point.facts.sequence - 1
            && (parent.state == .damaged || parent.facts.imageAfter == point.facts.imageBefore)
    }

    /// That the file of `point` is damaged, and how; nothing if it is not.
    private static func damage(_ point: RestorePoint) -> String? {
        guard point.state == .damaged else { return nil }
        return point.problem ?? "\(point.file.quotedForDisplay) is damaged."
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
