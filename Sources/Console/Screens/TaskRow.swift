import Domain
import Screen

/// One task as the first screen shows it.
struct TaskRow: Equatable, Sendable {
    let name: String
    let mark: StateMark
    let lastGood: String
    let size: String
    let week: String
    let note: String

    init(_ entry: Survey.Entry, job: JobRow?, now: LocalTime) {
        let times = TimeText(now: now)
        name = entry.health.task.name.text
        mark = Self.mark(entry.health, job)
        lastGood = entry.health.lastGood.map(times.ago) ?? "never"
        let points = (try? entry.catalog.get())?.points ?? []
        size = points.last.map { ByteCount($0.facts.geometry.imageBytes).short } ?? "--"
        week = Self.week(entry.runs, job: job, times)
        note = Self.note(entry, job, times)
    }

    /// What is wrong comes first, then what runs, then by name.
    static func isBefore(_ left: TaskRow, _ right: TaskRow) -> Bool {
        (left.urgency, left.name) < (right.urgency, right.name)
    }

    /// Whether somebody has to look at it.
    var isAlert: Bool { mark == .failed || mark == .late }

    private var urgency: Int {
        switch mark {
        case .failed: 0
        case .late: 1
        case .running: 2
        case .waiting: 3
        case .leftover: 4
        case .ok: 5
        case .off: 6
        }
    }

    private static func mark(_ health: TaskHealth, _ job: JobRow?) -> StateMark {
        if let job { return job.isRunning ? .running : .waiting }
        switch health.state {
        case .good: return health.leftovers > 0 ? .ok : .ok
        case .failed: return .failed
        case .disabled: return .off
        case .neverRun: return .late
        }
    }

    /// One sign a day, today at the right: the worst of the day's backups.
    private static func week(_ runs: [RunRecord], job: JobRow?, _ times: TimeText) -> String {
        let today = times.day(times.now)
        let signs = (today - 6...today).map { day -> Character in
            if day == today, job != nil { return "▸" }
            let backups = runs.filter { $0.action == .backup && times.day($0.startedAt) == day }
            if backups.isEmpty { return "·" }
            return backups.allSatisfy { $0.outcome == .succeeded } ? "✓" : "✗"
        }
        return String(signs)
    }

    private static func note(_ entry: Survey.Entry, _ job: JobRow?, _ times: TimeText) -> String {
        if let job { return note(job) }
        if let problem = entry.health.problems.first { return problem }
        if entry.health.state == .disabled { return "" }
        if entry.health.leftovers > 0 {
            return entry.health.leftovers == 1
                ? "1 leftover" : "\(entry.health.leftovers) leftovers"
        }
        let verified = entry.runs.first { $0.action == .verify && $0.outcome == .succeeded }
        return verified.map { run in
            (run.kind == VerifyLevel.drill.rawValue ? "drilled " : "verified ")
                + times.ago(run.startedAt)
        } ?? "never verified"
    }

    private static func note(_ job: JobRow) -> String {
        guard job.isRunning else { return "waits for another job" }
        let percent = job.share.map { "\(Int($0 * 100))%" } ?? job.progress?.phase.rawValue ?? ""
        let left = job.pace?.secondsLeft.map { " \(TimeText.span($0)) left" } ?? ""
        return percent + left
    }
}
