/// Finds, among the words that are known, those that somebody may have meant.
struct NearWords {
    /// The words that are known.
    let words: [String]

    /// The known words that differ from `text` by few letters, the nearest first.
    func near(_ text: String) -> [String] {
        let reach = text.count < 5 ? 1 : 2
        let distances = words.map { ($0, Self.distance($0.lowercased(), text.lowercased())) }
        return distances.filter { $0.1 <= reach }.sorted { $0.1 < $1.1 }.map(\.0)
    }

    /// How many letters must be put in, taken out, replaced or swapped with their neighbour to make
    /// `right` out of `left`.
    private static func distance(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left), Array(right))
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let isSame = left[row] == right[column]
                var best = min(
                    last[column] + (isSame ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1],
                    left[row - 1] == right[column]
                {
                    best = min(best, beforeLast[column - 1] + 1)
                }
                current.append(best)
            }
            (beforeLast, last) = (last, current)
        }
        return last[right.count]
    }
}
