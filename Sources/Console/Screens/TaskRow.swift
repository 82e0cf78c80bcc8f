import Domain
import Screen

/// One task as the first screen shows it.
struct TaskRow: Equatable, Sendable {
    let name: String
    let mark: StateMark
    /// The size of the database at its newest restore point; none if there is none.
    let size: Int64?
    let week: Week
    let note: String

    init(_ entry: Survey.Entry, job: JobRow?, in world: World, now: LocalTime) {
        let times = TimeText(now: now)
        name = entry.health.task.name.text
        mark = Self.mark(entry.health, job)
        size = (try? entry.catalog.get())?.points.last?.facts.geometry.imageBytes
        week = Week(
            entry.runs, isRunning: job?.isRunning ?? false,
            isDisabled: entry.health.state == .disabled, times)
        note =
            job.map { $0.isRunning ? Self.note($0) : QueueReason($0, in: world).short }
            ?? Self.note(entry, times)
    }

    /// The size for sorting: none is less than any.
    var bytes: Double { size.map(Double.init) ?? -1 }

    /// The state of a task, of which `job` runs or waits.
    static func mark(_ health: TaskHealth, _ job: JobRow?) -> StateMark {
        if let job { return job.isRunning ? .running : .waiting }
        switch health.state {
        case .good: return .ok
        case .running: return .running
        case .waiting: return .waiting
        case .late: return .late
        case .failed: return .failed
        case .disabled: return .off
        case .neverRun: return .late
        }
    }

    /// The place of a state in the list: what is wrong, what is going on, what is not protected,
    /// and what is well.
    static func urgency(_ mark: StateMark) -> Int {
        switch mark {
        case .failed: 0
        case .late: 1
        case .running: 2
        case .waiting: 3
        case .leftover: 4
        case .off: 5
        case .ok: 6
        }
    }

    private static func note(_ entry: Survey.Entry, _ times: TimeText) -> String {
        if let trouble = TaskTrouble(entry).short { return trouble }
        if entry.health.state == .disabled { return "disabled" }
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
        let phase = job.progress.flatMap { $0.phase == .copying ? nil : $0.phase.rawValue }
        let left = job.secondsLeft.map { "\(TimeText.shortSpan($0)) left" }
        let words = [phase, job.percent, left].compactMap { $0 }
        return words.isEmpty ? "preparing" : words.joined(separator: " ")
    }
}

extension StateMark {
    /// Whether somebody has to look at what is in this state.
    var isAlert: Bool { self == .failed || self == .late }
}
