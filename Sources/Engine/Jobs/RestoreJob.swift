import Domain

/// Rebuilds a database at a new path, or in place of a live one.
struct RestoreJob {
    let context: JobContext
    let request: RestoreRequest

    /// Does it.
    ///
    /// - Throws: a `Failure`, or an error that describes one; then nothing new has the target's name,
    ///   a live database there is what it was, and the file in progress is gone.
    func run() throws -> JobOutcome {
        let plan = try RestorePlanner(parts: context.parts, request: request).plan()
        if let obstacle = plan.obstacle { throw obstacle }
        guard let replaced = plan.replaced else {
            try withImage(plan) { image in
                context.report(JobProgress(phase: .finishing, seconds: context.seconds))
                try image.commit()
            }
            return .restored(RestoreReport(plan: plan, seconds: context.seconds))
        }
        let replacement = Replacement(context: context, plan: plan, replaced: replaced)
        return .restored(
            try replacement.locked {
                try withImage(plan) { image in
                    let report = try replacement.run(image)
                    // It was copied and has done its work.
                    image.abandon()
                    return report
                }
            })
    }

    /// Builds and checks the image, and gives it up if that or `body` fails.
    private func withImage<T>(
        _ plan: RestorePlan, _ body: (any ImageBuilding) throws -> T
    ) throws -> T {
        let image = try context.parts.store.beginImage(at: request.target, by: context.parts.writer)
        do {
            try context.build(image, from: plan.chain)
            try check(image)
            return try body(image)
        } catch {
            image.abandon()
            throw error
        }
    }

    private func check(_ image: any ImageBuilding) throws {
        let problems = try context.problems(in: image, check: request.check, assertions: [])
        guard let first = problems.first else { return }
        throw Failure(
            .checkFailed,
            "The restored database is exactly what was backed up, but SQLite finds it damaged: "
                + first,
            cause: "The database was already damaged when this backup was made.",
            next: "Restore an earlier point; or take this one as it is with '--check none' and "
                + "save what can be read with sqlite3's '.recover'.")
    }
}

extension JobContext {
    /// Builds `image` out of the files of `chain`, reporting progress.
    func build(_ image: any ImageBuilding, from chain: [RestorePoint]) throws {
        try image.build(from: chain) { done, total in
            try cancellation.check()
            report(JobProgress(phase: .reading, done: done, total: total, seconds: seconds))
        }
    }

    /// What SQLite and the assertions find wrong with a finished image.
    func problems(
        in image: any ImageBuilding, check: ImageCheck, assertions: [String]
    ) throws -> [String] {
        report(JobProgress(phase: .checking, seconds: seconds))
        return try parts.source.problems(
            inImage: image.path, check: check, assertions: assertions, cancellation: cancellation)
    }
}
