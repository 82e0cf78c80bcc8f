/// What lies in a destination, as a look at its files tells it; nothing else is asked.
package struct Catalog: Hashable, Sendable, Codable {
    /// A file with the name of a backup whose contents say nothing.
    package struct Unreadable: Hashable, Sendable, Codable {
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
        self.points = Self.inOrder(judged)
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

    /// Chains stay in their own order, also where the clock went back between two backups: then a
    /// point counts as old as the newest one before it in the chain.
    private static func inOrder(_ points: [RestorePoint]) -> [RestorePoint] {
        let chains = Dictionary(grouping: points, by: \.facts.chain).values
        let ranked = chains.flatMap { chain -> [(rank: Int64, point: RestorePoint)] in
            var rank = Int64.min
            return chain.sorted { place($0, 0) < place($1, 0) }.map { point in
                rank = max(rank, point.facts.time.microseconds)
                return (rank, point)
            }
        }
        return ranked.sorted { place($0.point, $0.rank) < place($1.point, $1.rank) }.map(\.point)
    }

    private typealias Place = (Int64, UInt64, UInt32, Int64, UInt64, String)

    private static func place(_ point: RestorePoint, _ rank: Int64) -> Place {
        let facts = point.facts
        return (
            rank, facts.chain.rawValue, facts.sequence, facts.time.microseconds, facts.id.rawValue,
            point.file
        )
    }
}
