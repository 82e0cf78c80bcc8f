import Domain
import Screen

/// What happened while nobody looked.
extension ConsoleState {
    /// So many runs are told one by one.
    private static let runsTold = 20

    /// Says what ended since the last console was left, and writes it into the log.
    mutating func tellWhatHappenedAway(_ survey: Survey) {
        guard let lastSeen = look.lastSeen else { return }
        let runs = survey.runs.filter { $0.endedAt > lastSeen }
        guard !runs.isEmpty else { return }
        write("While you were away, since \(lastSeen.forPeople):", .emphasis)
        for run in runs.prefix(Self.runsTold).reversed() {
            write(Self.text(run), run.mark.isAlert ? run.mark.role : .good, time: run.endedAt)
        }
        if runs.count > Self.runsTold {
            write("and \(runs.count - Self.runsTold) older runs; 2 shows them", .hint)
        }
        let failed = runs.filter { $0.mark == .failed }
        let names = Set(failed.map { $0.task ?? "a folder" }).sorted().joined(separator: ", ")
        let trouble = failed.isEmpty ? "all is well" : "\(failed.count) failed (\(names))"
        let count = runs.count == 1 ? "1 run" : "\(runs.count) runs"
        say(
            "While you were away: \(count), \(trouble). 5 shows the log.",
            failed.isEmpty ? .good : .failed)
    }

    private static func text(_ run: RunRecord) -> String {
        let result = run.failure?.message ?? (run.mark.isAlert ? run.reason : "")
        let head = "\(run.task ?? "a folder"): \(run.words) \(run.outcome.rawValue)"
        return result.isEmpty ? head : "\(head): \(result)"
    }
}

extension RunRecord {
    /// When it ended.
    var endedAt: LocalTime {
        let length = seconds.isFinite ? min(max(0, seconds), 1e9) : 0
        let (end, overflow) = startedAt.microseconds
            .addingReportingOverflow(Int64(length * 1_000_000))
        return LocalTime(
            microseconds: overflow ? startedAt.microseconds : end, offset: startedAt.offset)
    }
}
