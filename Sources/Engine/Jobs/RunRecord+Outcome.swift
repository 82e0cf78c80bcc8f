import Domain

extension RunRecord {
    /// A run that has just begun; how it ends is added by `take`.
    init(_ action: Action, task: String?, kind: String, _ context: JobContext) {
        self.init(
            action: action, task: task, kind: kind, outcome: .failed, startedAt: context.startedAt,
            seconds: 0)
        origin = context.origin.words
    }

    /// Adds how the run ended.
    mutating func take(_ result: JobOutcome) {
        switch result {
        case .backedUp(let report): take(report)
        case .restored(let report):
            outcome = .succeeded
            take(report.plan)
        case .verified(let report):
            outcome = report.outcome == .verified ? .succeeded : .foundProblems
            reason = report.findings.first?.problem ?? ""
        case .failed(let failure):
            outcome = failure.code == .cancelled ? .cancelled : .failed
            self.failure = failure
        }
    }

    private mutating func take(_ report: BackupReport) {
        outcome = report.sourceProblems.isEmpty ? .succeeded : .foundProblems
        kind = report.kind
        reason = report.reason
        freezeSeconds = report.freezeSeconds
        logBytes = report.logBytes
        pages = report.geometry.pageCount
        imageBytes = report.geometry.imageBytes
        changedPages = report.point?.facts.changedPages ?? 0
        fileBytes = report.point?.fileBytes ?? 0
        point = (report.point ?? report.parent)?.id.description
        file = report.point?.file
    }

    private mutating func take(_ plan: RestorePlan) {
        pages = plan.point.facts.geometry.pageCount
        imageBytes = plan.point.facts.geometry.imageBytes
        point = plan.point.id.description
        file = plan.target
    }
}

extension JobOutcome {
    /// Adds something that went wrong beside the job itself.
    mutating func addWarning(_ text: String) {
        switch self {
        case .backedUp(var report):
            report.warnings.append(text)
            self = .backedUp(report)
        case .restored(var report):
            report.warnings.append(text)
            self = .restored(report)
        case .verified(var report):
            report.warnings.append(text)
            self = .verified(report)
        case .failed: break
        }
    }
}
