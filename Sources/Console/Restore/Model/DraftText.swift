import Domain
import Foundation

/// A kept draft in words.
enum DraftText {
    /// What it restores.
    static func subject(_ draft: RestoreDraft) -> String {
        draft.task ?? draft.folder ?? "a database"
    }

    /// `You were restoring shop, step 3 of 6, saved 03:12.`, or what became of it since.
    static func offer(_ draft: RestoreDraft, _ state: ConsoleState) -> String {
        let subject = subject(draft).escapedForDisplay
        if draft.step == .run, let run = run(of: draft, state) {
            return run.outcome == .succeeded
                ? "The restore of \(subject) you started \(saved(draft, state)) ended well: "
                    + "\(run.file ?? draft.target)."
                : "The restore of \(subject) you started \(saved(draft, state)) did not end well: "
                    + "\(run.failure?.message ?? run.outcome.rawValue)"
        }
        let step = "step \(draft.step.number) of \(RestoreDraft.Step.allCases.count)"
        return "You were restoring \(subject), \(step), saved \(saved(draft, state))."
    }

    /// When it was saved: the hour today, else the date too.
    static func saved(_ draft: RestoreDraft, _ state: ConsoleState) -> String {
        guard let time = time(draft) else { return draft.savedAt.escapedForDisplay }
        let times = TimeText(now: state.now)
        return times.day(time) == times.day(state.now) ? times.clock(time) : times.date(time)
    }

    /// The run that a draft came to after the connection was lost, out of the history.
    private static func run(of draft: RestoreDraft, _ state: ConsoleState) -> RunRecord? {
        guard let time = time(draft) else { return nil }
        // The draft knows whole seconds only.
        let earliest = time.microseconds
        return (state.world.survey?.runs ?? []).first { run in
            run.action == .restore && run.startedAt.microseconds >= earliest
                && (run.point == nil || run.point == draft.point)
        }
    }

    private static func time(_ draft: RestoreDraft) -> LocalTime? {
        LocalTime(parsing: draft.savedAt, in: .gmt)
    }
}
