/// What a restore would do, and what speaks against it.
package struct RestorePlan: Hashable, Sendable, Codable {
    /// One thing that is looked at before anything is written.
    package struct Check: Hashable, Sendable, Codable {
        /// What it comes to.
        package enum Result: String, Sendable, Codable {
            case ok, info, warning, stop
        }

        /// What is looked at, in one word.
        package let name: String
        /// What it comes to.
        package let result: Result
        /// What was seen, as one sentence.
        package let detail: String
        /// The failure a restore would end with; only for `stop`.
        package let failure: Failure?

        /// A check that found nothing, or only something worth knowing.
        package init(_ name: String, _ result: Result, _ detail: String) {
            self.name = name
            self.result = result
            self.detail = detail
            failure = nil
        }

        /// A check that stops the restore.
        package init(_ name: String, stop failure: Failure) {
            self.name = name
            result = .stop
            detail = failure.message
            self.failure = failure
        }
    }

    /// The restore point.
    package let point: RestorePoint
    /// The files it needs, full backup first.
    package let chain: [RestorePoint]
    /// The path the database will have.
    package let target: String
    /// How closely the image will be checked.
    package let check: ImageCheck
    /// What was looked at.
    package let checks: [Check]
    /// The live database that is replaced; none if the target is a new path.
    package let replaced: ReplacedDatabase?

    /// The failure that keeps the restore from being done; none if it can be done.
    package var obstacle: Failure? { checks.lazy.compactMap(\.failure).first }

    /// A plan of these parts.
    package init(
        point: RestorePoint, chain: [RestorePoint], target: String, check: ImageCheck,
        checks: [Check], replaced: ReplacedDatabase? = nil
    ) {
        self.point = point
        self.chain = chain
        self.target = target
        self.check = check
        self.checks = checks
        self.replaced = replaced
    }
}
