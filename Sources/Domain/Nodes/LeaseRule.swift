import Foundation

/// Decides whether the lease that is found at a destination may be taken over.
///
/// No node's clock is trusted: how long a lease has been silent is the difference of two times that
/// the destination's file system gave.
package struct LeaseRule: Sendable {
    /// A holder that has given no sign of life for so many seconds has lost its lease.
    package static let expirySeconds = 120.0
    /// How often, in seconds, a holder gives a sign of life.
    package static let refreshSeconds = 20.0

    /// What a lease's file tells.
    package enum Found: Hashable, Sendable {
        /// The holder has let go of it, or died before it said anything.
        case released
        /// Somebody holds it, or died with it.
        case held(LeaseHolder)
        /// It cannot be read.
        case unreadable
    }

    /// What is to be done.
    package enum Verdict: Hashable, Sendable {
        /// The lease is free; the sentence, if any, says from whom it is taken.
        case free(String?)
        /// Somebody runs the task.
        case busy(Failure)
    }

    /// The task.
    package let task: TaskName
    /// Who wants the lease.
    package let asker: LeaseHolder

    /// The rule for a task and who wants to run it.
    package init(task: TaskName, asker: LeaseHolder) {
        self.task = task
        self.asker = asker
    }

    /// The verdict on what was found.
    ///
    /// - Parameters:
    ///   - silence: seconds since the last sign of life; below zero if the clock of the
    ///     destination was set back since.
    ///   - isRunning: whether a process of this machine lives.
    package func verdict(
        on found: Found, silence: Double, isRunning: (LeaseHolder) -> Bool
    ) -> Verdict {
        switch found {
        case .released: .free(nil)
        case .held(let holder): verdict(on: holder, silence, isRunning)
        // A sign of life would have moved the time, so both directions mean that there was none.
        case .unreadable where abs(silence) > Self.expirySeconds:
            .free(
                "The lease of \(task) at the destination could not be read and has not changed "
                    + "for \(Self.text(silence)); this run has taken it over.")
        case .unreadable: .busy(unreadable)
        }
    }

    private func verdict(
        on holder: LeaseHolder, _ silence: Double, _ isRunning: (LeaseHolder) -> Bool
    ) -> Verdict {
        let isDead = holder.sharesProcesses(with: asker) && !isRunning(holder)
        if isDead || holder.isBeforeRestart(of: asker) {
            return .free(
                "The last run of \(task) by \(holder.words) ended without a word; this run has "
                    + "taken its lease over.")
        }
        if abs(silence) > Self.expirySeconds {
            return .free(
                "The run of \(task) by \(holder.words) has given no sign of life for "
                    + "\(Self.text(silence)); this run has taken its lease over.")
        }
        return .busy(busy(holder))
    }

    /// That somebody has taken the lease over from a job that still ran.
    package static func lost(_ task: TaskName) -> Failure {
        Failure(
            .busy, "This run of \(task) has lost its lease at the destination; nothing was kept.",
            cause: "It gave no sign of life for \(text(expirySeconds)), as when a machine sleeps, "
                + "and another run took the lease over; or somebody deleted the lease.",
            next: "Look at 'stillpoint points \(task)' for the other run's backup, then run it "
                + "again.", canRetry: true)
    }

    /// That others were quicker time and again.
    package var contested: Failure {
        Failure(
            .busy, "Other runs of \(task) keep taking its lease at the destination.",
            cause: "Several nodes begin the task at the same time.",
            next: "Run it again later.", canRetry: true)
    }

    private func busy(_ holder: LeaseHolder) -> Failure {
        Failure(
            .busy,
            "A job of task \(task) is already running: \(holder.words) since "
                + "\(Self.time(holder.since)).",
            cause: "Two nodes must not run one task into one destination at once.",
            next: "Wait for it to end. If its machine is gone, its lease runs out "
                + "\(Self.text(Self.expirySeconds)) after its last sign of life.", canRetry: true)
    }

    private var unreadable: Failure {
        Failure(
            .busy,
            "A job of task \(task) may be running: its lease at the destination has just "
                + "changed and cannot be read.",
            cause: "The lease is damaged, or another user's.",
            next: "Wait \(Self.text(Self.expirySeconds)) and run it again: a lease that does not "
                + "change runs out.", canRetry: true)
    }

    private static func time(_ text: String) -> String {
        LocalTime(parsing: text, in: .gmt)?.forPeople ?? "an unknown time"
    }

    private static func text(_ seconds: Double) -> String { SpanText.text(seconds: abs(seconds)) }
}
