/// What lies in a destination, as a look at its files tells it; nothing else is asked.
package struct Catalog: Sendable {
    /// A file with the name of a backup whose contents say nothing.
    package struct Unreadable: Hashable, Sendable {
        /// The path of the file.
        package let file: String
        /// What is wrong with it, as one sentence.
        package let problem: String

        /// A file and what is wrong with it.
        package init(file: String, problem: String) {
            self.file = file
            self.problem = problem
        }
    }

    /// The restore points, oldest first; within a chain always in the chain's order.
    package let points: [RestorePoint]
    /// The leftovers, by path.
    package let leftovers: [Leftover]
    /// Files that bear a backup's name and cannot be read as one, by path.
    package let unreadable: [Unreadable]

    /// Puts `points` in order and judges each by its chain.
    package init(
        points: [RestorePoint], leftovers: [Leftover] = [], unreadable: [Unreadable] = []
    ) {
        let judged = ChainJudge(points: points).judged()
        self.points = judged.sorted(by: Self.isBefore)
        self.leftovers = leftovers.sorted { $0.file < $1.file }.map { leftover in
            var leftover = leftover
            leftover.isChainIntact = judged.allSatisfy {
                $0.facts.chain != leftover.chain || $0.state == .complete
            }
            return leftover
        }
        self.unreadable = unreadable.sorted { $0.file < $1.file }
    }

    /// Only what `task` made; leftovers and unreadable files of unknown origin stay.
    package func only(_ task: TaskName) -> Catalog {
        Catalog(
            judgedPoints: points.filter { $0.facts.task == task.text },
            leftovers: leftovers.filter { $0.task == nil || $0.task == task.text },
            unreadable: unreadable)
    }

    /// The points that no other point goes on from, oldest first.
    package var tips: [RestorePoint] {
        let parents = Set(points.compactMap(\.facts.parent))
        return points.filter { !parents.contains($0.id) }
    }

    private init(judgedPoints: [RestorePoint], leftovers: [Leftover], unreadable: [Unreadable]) {
        points = judgedPoints
        self.leftovers = leftovers
        self.unreadable = unreadable
    }

    private static func isBefore(_ left: RestorePoint, _ right: RestorePoint) -> Bool {
        if left.facts.chain == right.facts.chain, left.facts.sequence != right.facts.sequence {
            return left.facts.sequence < right.facts.sequence
        }
        if left.facts.time != right.facts.time { return left.facts.time < right.facts.time }
        return (left.facts.chain.rawValue, left.id.rawValue, left.file)
            < (right.facts.chain.rawValue, right.id.rawValue, right.file)
    }
}
