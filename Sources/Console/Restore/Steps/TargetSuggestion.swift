import Domain

/// A new path for a database that is to be restored: beside the original, or where one works.
///
/// The name tells what it is: `shop-restored-20261122-2300.db`.
struct TargetSuggestion: Equatable, Sendable {
    private let folders: [String]
    private let stem: String
    private let ending: String
    private var folder = 0
    private var number = 1

    /// Where a name is taken, so many numbers behind it are tried.
    private static let mostNumbers = 20

    /// The path for the state that `point` restores.
    init(for point: RestorePoint, workingFolder: String) {
        let database = point.facts.database
        let beside = database.hasPrefix("/") ? [database.folderPart] : []
        folders = beside + (beside == [workingFolder] ? [] : [workingFolder])
        let name = database.isEmpty ? "\(point.facts.task).db" : database.namePart
        let dot = name.dropFirst().lastIndex(of: ".") ?? name.endIndex
        let digits = point.facts.time.forPeople.filter(\.isNumber)
        stem = "\(name[..<dot])-restored-\(digits.prefix(8))-\(digits.dropFirst(8).prefix(4))"
        ending = String(name[dot...])
    }

    /// The path that is suggested.
    var path: String {
        let start = folders[folder] == "/" ? "/" : folders[folder] + "/"
        return start + stem + (number > 1 ? "-\(number)" : "") + ending
    }

    /// Looks for a better path when `facts` speak against this one.
    ///
    /// - Returns: whether there is another one now.
    mutating func improve(on facts: TargetFacts) -> Bool {
        if !facts.folderExists || !facts.isFolderWritable {
            guard folder + 1 < folders.count else { return false }
            folder += 1
            number = 1
            return true
        }
        let isTaken = facts.exists || !facts.companions.isEmpty || facts.obstacle != nil
        guard isTaken, number < Self.mostNumbers else { return false }
        number += 1
        return true
    }
}
