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
    ///
    /// - Parameter live: the databases that may be replaced.
    func verdict(for point: RestorePoint?, live: Set<String>) -> Verdict {
        let text = path.text
        if let problem = path.problem { return Verdict(.failed, problem) }
        if text.hasSuffix("/") {
            return Verdict(.failed, "This is a folder; the name of a file has to follow.")
        }
        guard let facts, factsPath == text else { return Verdict(.hint, "Looking at this path.") }
        let needed = point?.facts.geometry.imageBytes ?? 0
        if facts.file != nil, live.contains(text) { return Self.verdictOnLive(facts, needed) }
        return Self.verdict(facts, needed: needed)
    }

    private static func verdictOnLive(_ facts: TargetFacts, _ needed: Int64) -> Verdict {
        if let problem = problem(facts, needed) { return Verdict(.failed, problem) }
        return Verdict(.late, "The live database: it would be replaced, after a safety backup.")
    }

    private static func verdict(_ facts: TargetFacts, needed: Int64) -> Verdict {
        if !facts.folderExists { return Verdict(.failed, "The folder does not exist.") }
        if facts.exists {
            return Verdict(
                .failed,
                "There is something at this path. Only the database of a task is replaced from "
                    + "here.")
        }
        if let companion = facts.companions.first {
            return Verdict(
                .failed,
                "There is \(companion.namePart.quotedForDisplay): it belongs to a database that "
                    + "was here, and would be applied to the restored one.")
        }
        if let problem = problem(facts, needed) { return Verdict(.failed, problem) }
        return Verdict(.good, "New path; \(space(facts, needed)).")
    }

    /// What keeps an image from being built there.
    private static func problem(_ facts: TargetFacts, _ needed: Int64) -> String? {
        if !facts.isFolderWritable { return "This user may not create files in that folder." }
        if let obstacle = facts.obstacle { return obstacle }
        return facts.freeBytes + facts.replaceableBytes < needed
            ? "Not enough space: \(space(facts, needed))." : nil
    }

    private static func space(_ facts: TargetFacts, _ needed: Int64) -> String {
        let free = ByteCount(facts.freeBytes + facts.replaceableBytes)
        return "needs \(ByteCount(needed)), free \(free)"
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
