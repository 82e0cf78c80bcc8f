import Domain
import Screen

/// The third step: the path the database will have, and how closely it is checked.
struct TargetStep: Equatable, Sendable {
    /// The part of the step that gets the keys.
    enum Focus: Equatable, Sendable {
        case path, check
    }

    var focus = Focus.path
    var path = PathLine()
    /// What was suggested last. While the path is the suggested one, it may be replaced.
    var suggestion: TargetSuggestion?
    /// What stands at the path that was looked at last.
    private(set) var facts: TargetFacts?
    private(set) var factsPath = ""
    /// The path that is being looked at.
    var asked: String?

    /// Whether nobody changed the suggested path.
    var isUntouched: Bool { path.text.isEmpty || path.text == suggestion?.path }

    /// Begins with the path that was chosen before, or with a suggestion for `point`.
    mutating func enter(_ chosen: String, _ point: RestorePoint?, workingFolder: String) {
        let new = point.map { TargetSuggestion(for: $0, workingFolder: workingFolder) }
        if path.text.isEmpty, !chosen.isEmpty { path = PathLine(chosen) }
        if isUntouched, let new { path = PathLine(new.path) }
        suggestion = new ?? suggestion
        focus = .path
    }

    /// Takes what stands at the path that was asked about.
    mutating func take(_ facts: TargetFacts) {
        guard let asked else { return }
        let wasUntouched = isUntouched && asked == path.text
        (self.facts, factsPath, self.asked) = (facts, asked, nil)
        guard wasUntouched, var better = suggestion, better.improve(on: facts) else { return }
        suggestion = better
        path = PathLine(better.path)
    }

    /// What to say of the path, and whether one can go on with it.
    func verdict(for point: RestorePoint?) -> Verdict {
        let text = path.text
        if let problem = path.problem { return Verdict(.failed, problem) }
        if text.hasSuffix("/") {
            return Verdict(.failed, "This is a folder; the name of a file has to follow.")
        }
        guard let facts, factsPath == text else { return Verdict(.hint, "Looking at this path.") }
        return Self.verdict(facts, needed: point?.facts.geometry.imageBytes ?? 0)
    }

    private static func verdict(_ facts: TargetFacts, needed: Int64) -> Verdict {
        if !facts.folderExists { return Verdict(.failed, "The folder does not exist.") }
        if facts.exists {
            return Verdict(
                .failed, "There is something at this path. A restore never writes over anything.")
        }
        if let companion = facts.companions.first {
            return Verdict(
                .failed,
                "There is \(companion.namePart.quotedForDisplay): it belongs to a database that "
                    + "was here, and would be applied to the restored one.")
        }
        if !facts.isFolderWritable {
            return Verdict(.failed, "This user may not create files in that folder.")
        }
        if let obstacle = facts.obstacle { return Verdict(.failed, obstacle) }
        let free = ByteCount(facts.freeBytes + facts.replaceableBytes)
        let space = "needs \(ByteCount(needed)), free \(free)"
        return free.bytes < needed
            ? Verdict(.failed, "Not enough space: \(space).")
            : Verdict(.good, "New path; \(space).")
    }

    /// A judgement of a path.
    struct Verdict: Equatable, Sendable {
        let role: Role
        let text: String

        init(_ role: Role, _ text: String) {
            self.role = role
            self.text = text
        }

        /// Whether one can go on with the path, as far as is known.
        var canGoOn: Bool { role != .failed }
    }
}
