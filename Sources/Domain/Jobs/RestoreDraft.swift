/// A restore that somebody has begun to put together, step by step.
package struct RestoreDraft: Hashable, Sendable, Codable {
    /// Where a draft is.
    package enum Step: Int, Hashable, Sendable, Codable, CaseIterable, Comparable {
        case source, point, target, preflight, review, run

        /// Earlier steps come first.
        package static func < (left: Step, right: Step) -> Bool { left.rawValue < right.rawValue }
    }

    /// The step it is at.
    package var step: Step
    /// The task whose backups are looked at; with a folder, the one chosen out of those in it.
    package var task: String?
    /// The folder that is looked at; none for the destination of a task of this machine.
    package var folder: String?
    /// The node whose backups are looked at; only where a folder holds those of several.
    package var node: String?
    /// The chosen restore point, by id.
    package var point: String?
    /// The path the database is to have, as far as it was typed.
    package var target: String
    /// "quick", "full" or "none".
    package var check: String
    /// Whether the database at the target is to be replaced; none in drafts of older versions.
    package var replaces: Bool?
    /// When it was last changed, ISO 8601; empty until it is saved.
    package var savedAt: String

    /// A draft with nothing chosen yet.
    package init() {
        step = .source
        target = ""
        check = ImageCheck.quick.rawValue
        savedAt = ""
    }
}
