import Domain
import Screen

extension DetailSource {
    /// All that is known of a job of this engine.
    func job(_ job: JobRow, _ empty: DetailLines) -> Detail {
        var lines = empty
        switch job.outcome {
        case nil: lines = JobLines(state: state, job: job).add(to: lines)
        case .failed(let failure)?: lines.add(failure)
        case .backedUp(let report)?: add(report, to: &lines)
        case .restored(let report)?: add(report, to: &lines)
        case .verified(let report)?: add(report, to: &lines)
        }
        addTimes(of: job, to: &lines)
        lines.add("command", CommandLineText.text(job.command), .emphasis)
        let summary = job.outcome.map(OutcomeText.text) ?? job.progress?.phase.rawValue
        return Detail(
            title: title(job.command.task?.text, job.command.words), lines: lines.lines,
            summary: [Span((summary ?? "waits").escapedForDisplay, job.mark.role)])
    }

    /// All that the history knows of a run; none if there is no such run.
    func run(_ id: String, _ empty: DetailLines) -> Detail? {
        guard let run = rows.run(id) else { return nil }
        var lines = empty
        if let failure = run.failure { lines.add(failure) }
        if run.failure == nil { lines.add("ended", run.outcomeWords, run.mark.role) }
        if !run.reason.isEmpty { lines.add("why", run.reason) }
        if !run.origin.isEmpty { lines.add("asked for", run.origin) }
        lines.add("began", "\(run.startedAt.forPeople), took \(TimeText.span(run.seconds))")
        addSizes(of: run, to: &lines)
        if let point = run.point { lines.add("point", point, .muted) }
        if let file = run.file { lines.add("file", file) }
        return Detail(
            title: title(run.task, run.words), lines: lines.lines,
            summary: [
                Span((run.failure?.message ?? run.outcomeWords).escapedForDisplay, run.mark.role)
            ])
    }

    private func title(_ task: String?, _ words: String) -> String {
        "\(task ?? "A folder"): \(words)"
    }

    private func addTimes(of job: JobRow, to lines: inout DetailLines) {
        let author = " " + job.origin.words
        lines.add("asked for", job.queuedAt.forPeople + author)
        if let began = job.startedAt { lines.add("began", began.forPeople) }
        if let ended = job.endedAt { lines.add("ended", ended.forPeople) }
    }

    private func addSizes(of run: RunRecord, to lines: inout DetailLines) {
        guard run.imageBytes > 0 else { return }
        lines.add(
            "database",
            "\(ByteCount(run.imageBytes)), \(run.pages) pages, "
                + "\(run.changedPages) of them written")
        if run.fileBytes > 0 { lines.add("backup", "\(ByteCount(run.fileBytes))", .rate) }
        if run.freezeSeconds > 0 { lines.add("frozen", TimeText.span(run.freezeSeconds)) }
    }

    private func add(_ report: BackupReport, to lines: inout DetailLines) {
        if report.sourceProblems.isEmpty {
            lines.add("ended", report.point == nil ? "nothing had changed" : "complete", .good)
        }
        for problem in report.sourceProblems { lines.add("damaged", problem, .failed) }
        if !report.reason.isEmpty { lines.add("why", report.reason) }
        lines.add(
            "database",
            "\(ByteCount(report.geometry.imageBytes)), \(report.geometry.pageCount) pages")
        if let point = report.point {
            lines.add(
                "backup",
                "\(report.kind), \(ByteCount(point.fileBytes)), "
                    + "\(point.facts.changedPages) pages")
            lines.add("file", point.file)
        }
        lines.add(
            "took",
            "\(TimeText.span(report.seconds)), frozen for "
                + TimeText.span(report.freezeSeconds))
        add(report.warnings, to: &lines)
    }

    private func add(_ report: RestoreReport, to lines: inout DetailLines) {
        lines.add(
            report.plan.replaced == nil ? "restored" : "replaced", report.plan.target, .good)
        lines.add("state of", report.plan.point.facts.time.forPeople)
        if let safety = report.safety { lines.add("kept in", safety.file) }
        lines.add("took", TimeText.span(report.seconds))
        add(report.warnings, to: &lines)
    }

    private func add(_ report: VerifyReport, to lines: inout DetailLines) {
        let role: Role = report.outcome == .verified ? .good : .failed
        lines.add("ended", "\(report.outcome.rawValue), \(report.points) restore points", role)
        for finding in report.findings {
            lines.add("file", finding.file)
            lines.add("", finding.problem, .failed)
            lines.add("", finding.consequence, .late)
        }
        lines.add("took", TimeText.span(report.seconds))
        add(report.warnings, to: &lines)
    }

    private func add(_ warnings: [String], to lines: inout DetailLines) {
        for warning in warnings { lines.add("warning", warning, .late) }
    }
}

extension RunRecord {
    /// How it ended, in a few words.
    fileprivate var outcomeWords: String {
        switch outcome {
        case .succeeded: kind == "unchanged" ? "nothing had changed" : "complete"
        case .failed: "failed"
        case .cancelled: "cancelled"
        case .foundProblems: "found problems"
        }
    }
}
