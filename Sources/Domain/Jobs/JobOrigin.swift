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

    /// A run of these facts.
    package init(
        kind: BackupKind, slot: LocalTime, cause: Cause, attempt: Int = 1, notBefore: LocalTime
    ) {
        self.kind = kind
        self.slot = slot
        self.cause = cause
        self.attempt = attempt
        self.notBefore = notBefore
    }

    /// In a few words, to follow "started": "by schedule, missed at 02:00".
    package var words: String {
        switch cause {
        case .onTime: "by schedule"
        case .missed: "by schedule, missed at \(slot.forPeople)"
        case .interrupted: "by schedule, again after it was broken off"
        case .retry: "by schedule, attempt \(attempt)"
        case .delayed: "by schedule, put off since \(slot.forPeople)"
        }
    }
}
