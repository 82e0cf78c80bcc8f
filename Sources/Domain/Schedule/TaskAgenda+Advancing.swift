import Foundation

/// How a run that was handed over has ended, as far as its schedule cares.
package enum RunEnd: Hashable, Sendable {
    /// There is a backup, or nothing had changed.
    case succeeded
    /// There is none; whether trying again can help.
    case failed(canRetry: Bool)
    /// Somebody did not want it.
    case cancelled
}

extension TaskAgenda {
    /// A time that is found so many microseconds late was missed.
    private static let lateness: Int64 = 90_000_000
    /// A clock that goes back by less than this is one that was corrected: times that it shows again
    /// are not run again. One that goes back further was wrong before, and its times count anew.
    private static let correction: Int64 = 3_600_000_000
    /// Nothing but what a person put off waits for longer than this.
    private static let longestWait: Int64 = 2 * 3_600_000_000
    private static let countedAtMost = 100

    /// Moves on to `now`: what has become due since the last time is in `due` afterwards.
    ///
    /// - Parameters:
    ///   - gap: why nobody looked at the schedule for a while, in a few words.
    ///   - spread: how long a run that was missed waits, in microseconds, so that not all of them
    ///     begin at once.
    /// - Returns: what a person should know of it; nothing if all went as it should.
    package mutating func advance(
        _ task: BackupTask, to now: LocalTime, in zone: TimeZone, gap: String, spread: Int64
    ) -> String? {
        guard task.isEnabled, fits(task) else {
            let before = self
            self = TaskAgenda(of: task, from: now)
            running = before.running
            putOffUntil = task.isEnabled ? before.putOffUntil : nil
            return nil
        }
        let wasPutOff = putOffUntil != nil
        obey(now)
        let slots = Slots(of: task, in: zone)
        let start = settled
        guard let passed = slots.passed(after: start, through: now) else { return nil }
        settled = passed.last
        let isFull = passed.kind == .full || due?.kind == .full
        // Also where the last time of several is near: those before it were missed.
        let isLate = slots.passed(after: start, through: now.adding(-Self.lateness)) != nil
        let isMissed = isLate && !wasPutOff
        let isBrokenOff = due?.cause == .interrupted
        due = DueRun(
            kind: isFull ? .full : .incremental, slot: passed.last,
            cause: wasPutOff ? .delayed : isMissed ? .missed : .onTime,
            notBefore: now.adding(isMissed ? spread : 0), why: isMissed ? gap : "")
        guard isMissed else { return nil }
        let count = slots.count(after: start, through: now, limit: Self.countedAtMost)
        let number = count >= Self.countedAtMost ? "\(count) or more runs" : "\(count) runs"
        let what = count == 1 ? "The run due at" : "\(number) were missed, the last one due at"
        let end = count == 1 ? " was missed" : ""
        let remedy =
            isBrokenOff
            ? "The same run makes up for \(count == 1 ? "it" : "them")."
            : count == 1 ? "It is made up for." : "One run makes up for them."
        return "\(what) \(passed.last.forPeople)\(end): \(gap). \(remedy)"
    }

    /// Gives up times that a clock which was set back has made senseless.
    private mutating func obey(_ now: LocalTime) {
        if settled.microseconds - now.microseconds > Self.correction { settled = now }
        if let run = due, run.notBefore.microseconds - now.microseconds > Self.longestWait {
            due?.notBefore = now
        }
        if let until = putOffUntil, until <= now {
            putOffUntil = nil
            if due != nil { due?.cause = .delayed }
        }
    }

    /// The run that is to begin now, which then counts as running; nothing if none is.
    package mutating func begin(at now: LocalTime) -> DueRun? {
        guard let run = due, running == nil, putOffUntil == nil, run.notBefore <= now else {
            return nil
        }
        running = run
        due = nil
        return run
    }

    /// Takes note of how the run has ended. One that failed is due again after a while that grows
    /// from time to time; the next time of the schedule takes its place.
    package mutating func end(_ end: RunEnd, at now: LocalTime) {
        guard let run = running else { return }
        running = nil
        guard end == .failed(canRetry: true), due == nil else { return }
        due = DueRun(
            kind: run.kind, slot: run.slot, cause: .retry, attempt: run.attempt + 1,
            notBefore: now.adding(Self.delay(before: run.attempt + 1)))
    }

    /// Takes the agenda up again after a restart.
    ///
    /// - Returns: what a person should know; nothing if nothing was running.
    package mutating func resume(at now: LocalTime, gap: String, spread: Int64) -> String? {
        guard let run = running else { return nil }
        running = nil
        let wait = run.attempt == 1 ? spread : Self.delay(before: run.attempt + 1)
        due = DueRun(
            kind: run.kind, slot: run.slot, cause: .interrupted, attempt: run.attempt + 1,
            notBefore: now.adding(wait), why: gap)
        return "The run due at \(run.slot.forPeople) was broken off: \(gap). It is run again."
    }

    /// Has nothing run before `until`; what runs or is due is run then. Nothing takes it back.
    package mutating func putOff(until: LocalTime?, at now: LocalTime) {
        putOffUntil = until
        if let run = running, until != nil, due == nil {
            due = DueRun(kind: run.kind, slot: run.slot, cause: .delayed, notBefore: now)
        }
    }

    /// When something is to begin next; nothing if nothing ever is.
    package func next(_ task: BackupTask, after now: LocalTime, in zone: TimeZone) -> LocalTime? {
        guard task.isEnabled else { return nil }
        let slot = Slots(of: task, in: zone).next(after: max(now, settled))?.time
        guard let first = [due?.notBefore, slot].compactMap({ $0 }).min() else { return nil }
        return max(first, putOffUntil ?? first)
    }

    /// How long the try with this number waits after the one before, in microseconds.
    private static func delay(before attempt: Int) -> Int64 {
        let minutes: [Int64] = [1, 5, 15, 30, 60]
        return minutes[min(max(attempt - 2, 0), minutes.count - 1)] * 60_000_000
    }
}

extension LocalTime {
    /// The time so many microseconds later, with the same offset.
    package func adding(_ microseconds: Int64) -> LocalTime {
        LocalTime(microseconds: self.microseconds + microseconds, offset: offset)
    }
}
