import Domain

/// Looks whether backups can be restored.
struct VerifyJob {
    let context: JobContext
    let request: VerifyRequest

    /// Does it.
    ///
    /// - Throws: only what keeps it from looking at all, such as an unknown task or folder.
    func run() throws -> JobOutcome {
        let (catalog, task) = try context.parts.catalog(of: request.scope)
        var findings = catalog.unreadable.map {
            Finding(
                file: $0.file, problem: $0.problem,
                consequence: "The restore point it made cannot be restored.")
        }
        do {
            let points = pointsToLookAt(catalog)
            if request.level == .drill {
                for point in points {
                    findings += try drill(point, in: catalog, assertions: task?.assertions ?? [])
                }
            } else {
                findings += try read(points)
            }
            return .verified(report(findings, points.count))
        } catch let error as SystemError {
            return .verified(notTold(error, findings))
        }
    }

    /// All points, or for a drill the newest of each task.
    private func pointsToLookAt(_ catalog: Catalog) -> [RestorePoint] {
        guard request.level == .drill else { return catalog.points }
        var newest: [String: RestorePoint] = [:]
        for point in catalog.points { newest["\(point.facts.node)/\(point.facts.task)"] = point }
        return newest.sorted { $0.key < $1.key }.map(\.value)
    }

    private func report(_ findings: [Finding], _ points: Int) -> VerifyReport {
        let outcome: VerifyReport.Outcome =
            !findings.isEmpty ? .failed : points == 0 ? .inconclusive : .verified
        return VerifyReport(
            outcome: outcome, level: request.level, findings: findings, points: points,
            seconds: context.seconds)
    }

    /// A device or file system that refuses says nothing about the backups.
    private func notTold(_ error: SystemError, _ findings: [Finding]) -> VerifyReport {
        let finding = Finding(
            file: error.path, problem: error.failure.message,
            consequence: "Whether the backups can be restored could not be told.")
        return VerifyReport(
            outcome: findings.isEmpty ? .inconclusive : .failed, level: request.level,
            findings: findings + [finding], points: 0, seconds: context.seconds)
    }

    private func read(_ points: [RestorePoint]) throws -> [Finding] {
        try context.parts.store.findings(in: points, level: request.level) { done, total in
            try context.cancellation.check()
            context.report(
                JobProgress(phase: .reading, done: done, total: total, seconds: context.seconds))
        }
    }

    /// Restores `point` to the scratch folder, checks it, and throws it away.
    private func drill(
        _ point: RestorePoint, in catalog: Catalog, assertions: [String]
    ) throws -> [Finding] {
        let consequence = "The newest restore point of \(point.facts.task) cannot be relied on."
        do {
            let chain = try catalog.chain(endingAt: point)
            let image = try context.parts.store.beginScratchImage(
                Self.scratchName(point), by: context.parts.writer)
            defer { image.abandon() }
            try context.build(image, from: chain)
            return try context.problems(in: image, check: .full, assertions: assertions).map {
                Finding(file: point.file, problem: $0, consequence: consequence)
            }
        } catch let error as any FailureDescribing where !(error is SystemError) {
            let problem = error.failure.message
            return [Finding(file: point.file, problem: problem, consequence: consequence)]
        } catch let failure as Failure where failure.code == .chainBroken {
            return [Finding(file: point.file, problem: failure.message, consequence: consequence)]
        }
    }

    /// One name for each task, so that a drill takes the place of one that was killed. What a file
    /// says its task is may be anything, also a path that leads elsewhere.
    private static func scratchName(_ point: RestorePoint) -> String {
        let task = try? TaskName(point.facts.task)
        return "\(task?.text ?? point.id.description).drill"
    }
}
