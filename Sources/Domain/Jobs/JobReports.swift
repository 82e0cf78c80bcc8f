/// What a backup job did.
package struct BackupReport: Hashable, Sendable, Codable {
    /// The new restore point; none if nothing had changed.
    package var point: RestorePoint?
    /// The last restore point before it, to which nothing was added if there is no new one.
    package var parent: RestorePoint?
    /// Why it was a full one, or why nothing was written; empty for an incremental one.
    package var reason: String
    /// The size of the database at the freeze.
    package var geometry: PageGeometry
    /// How long the whole job took.
    package var seconds: Double
    /// How long the database was frozen.
    package var freezeSeconds: Double
    /// Bytes that gathered in the database's log during the freeze.
    package var logBytes: Int64 = 0
    /// What `quick_check` found wrong with the source; nothing if all was well or it did not run.
    package var sourceProblems: [String]
    /// What went wrong beside the backup, one sentence each, as the history that was not written.
    package var warnings: [String] = []

    /// "full", "incremental" or "unchanged".
    package var kind: String { point?.facts.kind.rawValue ?? "unchanged" }

    /// A report of these facts.
    package init(
        point: RestorePoint?, parent: RestorePoint?, reason: String, geometry: PageGeometry,
        seconds: Double, freezeSeconds: Double, sourceProblems: [String]
    ) {
        self.point = point
        self.parent = parent
        self.reason = reason
        self.geometry = geometry
        self.seconds = seconds
        self.freezeSeconds = freezeSeconds
        self.sourceProblems = sourceProblems
    }
}

/// What a restore job did.
package struct RestoreReport: Hashable, Sendable, Codable {
    /// What was done.
    package var plan: RestorePlan
    /// How long it took.
    package var seconds: Double
    /// The backup of what was there before; none if the target was a new path.
    package var safety: RestorePoint?
    /// What went wrong beside the restore, one sentence each.
    package var warnings: [String] = []

    /// A report of these facts.
    package init(plan: RestorePlan, seconds: Double, safety: RestorePoint? = nil) {
        self.plan = plan
        self.seconds = seconds
        self.safety = safety
    }
}

/// What a verification found.
package struct VerifyReport: Hashable, Sendable, Codable {
    /// What it comes to.
    package enum Outcome: String, Sendable, Codable {
        /// All that was looked at is as it should be.
        case verified
        /// Something is wrong.
        case failed
        /// It could not be told.
        case inconclusive
    }

    /// What it comes to.
    package var outcome: Outcome
    /// How closely was looked.
    package var level: VerifyLevel
    /// What is wrong, or could not be looked at.
    package var findings: [Finding]
    /// How many restore points were looked at.
    package var points: Int
    /// How long it took.
    package var seconds: Double
    /// What went wrong beside the verification, one sentence each.
    package var warnings: [String] = []

    /// A report of these facts.
    package init(
        outcome: Outcome, level: VerifyLevel, findings: [Finding], points: Int, seconds: Double
    ) {
        self.outcome = outcome
        self.level = level
        self.findings = findings
        self.points = points
        self.seconds = seconds
    }
}
