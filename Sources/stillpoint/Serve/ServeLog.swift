import Domain

/// The events of an engine as lines of a log, for each that matters.
struct ServeLog {
    /// The task or folder of each job that has not ended.
    private var subjects: [JobID: String] = [:]

    /// What `event` is worth telling at `now`; nothing for progress and surveys.
    mutating func lines(_ event: EngineEvent, at now: LocalTime) -> [String] {
        switch event {
        case .queued(let job, let command, let origin, let time):
            let subject = command.task?.text ?? "a folder"
            subjects[job] = subject
            return [line(time, subject, "\(Self.words(command)) queued \(origin.words)")]
        case .started(let job, let time): return [line(time, subjects[job], "started")]
        case .ended(let job, let outcome):
            let subject = subjects.removeValue(forKey: job)
            let warnings = outcome.warnings.map { line(now, subject, "warning: \($0)") }
            return [line(now, subject, Self.words(outcome))] + warnings
        case .noted(let note): return [line(note.time, note.task?.text, note.text)]
        case .admitted, .progressed, .surveyed, .answered, .lost: return []
        }
    }

    private func line(_ time: LocalTime, _ subject: String?, _ words: String) -> String {
        "\(time.forPeople) \(subject ?? "engine"): \(words)".forTerminal
    }

    private static func words(_ command: EngineCommand) -> String {
        switch command {
        case .backup(_, let kind): kind.map { "\($0.rawValue) backup" } ?? "backup"
        case .restore(let request): "restore to \(request.target)"
        case .verify(let request): "verification (\(request.level.rawValue))"
        }
    }

    private static func words(_ outcome: JobOutcome) -> String {
        switch outcome {
        case .backedUp(let report):
            let size = report.point.map { ", \(ByteCount($0.fileBytes))" } ?? ""
            let damage = report.sourceProblems.isEmpty ? "" : "; the database is damaged"
            return "backed up, \(report.kind)\(size), in \(seconds(report.seconds))\(damage)"
        case .restored(let report):
            return "restored to \(report.plan.target) in \(seconds(report.seconds))"
        case .verified(let report):
            return "verification: \(report.outcome.rawValue), \(report.findings.count) findings"
        case .failed(let failure):
            return failure.code == .cancelled ? failure.message : "failed: \(failure.message)"
        }
    }

    private static func seconds(_ number: Double) -> String { "\(number.rounded(toPlaces: 1)) s" }
}
