/// How closely a verification looks.
package enum VerifyLevel: String, Sendable, Codable, CaseIterable {
    /// The digest of every file; needs no key.
    case bytes
    /// Everything is decoded: frames, pages, images, links between files.
    case content
    /// A restore to a scratch place, `integrity_check`, the task's own assertions.
    case drill
}

/// One thing that a verification found wrong.
package struct Finding: Hashable, Sendable, Codable {
    /// The path of the file it is about.
    package let file: String
    /// What is wrong, as one sentence.
    package let problem: String
    /// What cannot be restored because of it, as one sentence.
    package let consequence: String

    /// A finding of these words.
    package init(file: String, problem: String, consequence: String) {
        self.file = file
        self.problem = problem
        self.consequence = consequence
    }
}
