import Domain
import Screen

/// How a job ended, in one line.
enum OutcomeText {
    static func text(_ outcome: JobOutcome) -> String {
        switch outcome {
        case .failed(let failure): return failure.message
        case .backedUp(let report): return text(report)
        case .restored(let report):
            let done = report.plan.replaced == nil ? "restored to" : "replaced"
            return "\(done) \(report.plan.target) in \(TimeText.span(report.seconds))"
        case .verified(let report):
            guard let first = report.findings.first else {
                return "\(report.outcome.rawValue): \(report.points) restore points"
            }
            return "\(report.outcome.rawValue): \(first.problem)"
        }
    }

    /// What the outcome means.
    static func role(_ outcome: JobOutcome) -> Role {
        switch outcome {
        case .failed(let failure): failure.code == .cancelled ? .late : .failed
        case .verified(let report): report.outcome == .verified ? .good : .failed
        case .backedUp(let report): report.sourceProblems.isEmpty ? .good : .failed
        case .restored: .good
        }
    }

    private static func text(_ report: BackupReport) -> String {
        if let problem = report.sourceProblems.first {
            return "backed up, but the database is damaged: \(problem)"
        }
        guard let point = report.point else { return "unchanged, nothing written" }
        let why = report.reason.isEmpty ? "" : " (\(report.reason))"
        let bytes = ByteCount(point.fileBytes)
        return "\(report.kind), \(bytes) in \(TimeText.span(report.seconds))\(why)"
    }
}
