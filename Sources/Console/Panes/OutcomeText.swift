import Domain

/// How a job ended, in one line.
enum OutcomeText {
    static func text(_ outcome: JobOutcome) -> String {
        switch outcome {
        case .failed(let failure): return failure.message
        case .backedUp(let report):
            guard let point = report.point else { return "unchanged, nothing written" }
            let why = report.reason.isEmpty ? "" : " (\(report.reason))"
            return
                "\(report.kind), \(ByteCount(point.fileBytes)) in \(TimeText.span(report.seconds))\(why)"
        case .restored(let report):
            return "restored to \(report.plan.target) in \(TimeText.span(report.seconds))"
        case .verified(let report):
            guard let first = report.findings.first else {
                return "\(report.outcome.rawValue): \(report.points) restore points"
            }
            return "\(report.outcome.rawValue): \(first.problem)"
        }
    }
}
