/// Why there is a job: who asked for it, or which time of a schedule.
package enum JobOrigin: Hashable, Sendable, Codable {
    /// A person asked for it.
    case person(String)
    /// It was due.
    case schedule(DueRun)

    /// In a few words, to follow "started": "by root", "by schedule".
    package var words: String {
        switch self {
        case .person(let name): "by \(name)"
        case .schedule(let run): run.words
        }
    }
}

/// A run that a schedule asks for.
package struct DueRun: Hashable, Sendable, Codable {
    /// Why it is run now.
    package enum Cause: String, Sendable, Codable {
        /// Its time has come.
        case onTime = "on-time"
        /// Its time passed while no engine could run it.
        case missed
        /// A run of it was broken off: the process or the machine ended.
        case interrupted
        /// The run before failed, and trying again can help.
        case retry
        /// A person put it off.
        case delayed
    }

    /// What it makes.
    package var kind: BackupKind
    /// The time of the schedule; of several that were missed, the last one.
    package var slot: LocalTime
    /// Why it is run now.
    package var cause: Cause
    /// Which try it is, from 1.
    package var attempt: Int
    /// When it may begin.
    package var notBefore: LocalTime
    /// Why it was not run in time, in a few words: "this machine was restarted"; empty if it was.
    package var why = ""

    /// A run of these facts.
    package init(
        kind: BackupKind, slot: LocalTime, cause: Cause, attempt: Int = 1, notBefore: LocalTime,
        why: String = ""
    ) {
        self.kind = kind
        self.slot = slot
        self.cause = cause
        self.attempt = attempt
        self.notBefore = notBefore
        self.why = why
    }

    /// In a few words, to follow "started": "by schedule, missed at 02:00: this machine was restarted".
    package var words: String {
        let reason = why.isEmpty ? "" : ": \(why)"
        return switch cause {
        case .onTime: "by schedule"
        case .missed: "by schedule, missed at \(slot.forPeople)\(reason)"
        case .interrupted: "by schedule, broken off before\(reason)"
        case .retry: "by schedule, attempt \(attempt)"
        case .delayed: "by schedule, put off from \(slot.forPeople)"
        }
    }
}
