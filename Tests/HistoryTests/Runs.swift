import Domain

/// Runs to keep.
enum Runs {
    /// A run that says something everywhere.
    static var complete: RunRecord {
        var run = RunRecord(
            action: .restore, task: "shöp", kind: "incremental", outcome: .foundProblems,
            startedAt: LocalTime(microseconds: -1_795_395_600_000_001, offset: -16_200),
            seconds: 1.25)
        run.reason = "the page size changed"
        run.origin = "by schedule"
        (run.freezeSeconds, run.logBytes) = (0.125, 9_000_000_000)
        (run.pages, run.changedPages) = (4_000_000_000, 7)
        (run.imageBytes, run.fileBytes) = (16_384_000_000_000, 1)
        (run.point, run.file) = ("0123456789abcdef", "/b/日本 'x\"\n")
        run.failure = Failure(
            .checkFailed, "It is wrong.", cause: "Who knows.", next: "Look.", canRetry: true)
        return run
    }

    /// A short run that bears a number.
    static func run(_ number: Int, task: String? = "shop") -> RunRecord {
        var run = RunRecord(
            action: .backup, task: task, kind: "full", outcome: .succeeded,
            startedAt: LocalTime(microseconds: Int64(number), offset: 0), seconds: 1)
        run.pages = UInt32(number)
        return run
    }
}
