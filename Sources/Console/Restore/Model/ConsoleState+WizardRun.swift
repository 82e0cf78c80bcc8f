import Domain
import Screen

extension ConsoleState {
    /// Starts the restore that the review shows.
    mutating func startRestore(at time: Double) -> [ConsoleEffect] {
        guard !wizard.review.isDeaf(at: time) else { return [] }
        guard !look.isReadOnly else {
            say("Read-only: nothing is restored from here. Y copies the command line.", .late)
            return []
        }
        guard let request = wizard.request, wizard.preflight.passes(request) else {
            say("The checks are out of date; b goes back to them.", .late)
            return []
        }
        if let replaced = wizard.preflight.plan?.replaced {
            overlay = .dialog(replaceDialog(request, replaced, at: time))
            return []
        }
        return submitRestore(request)
    }

    /// Gives the restore to the engine.
    mutating func submitRestore(_ request: RestoreRequest) -> [ConsoleEffect] {
        wizard.run.begin(request)
        wizard.offset = 0
        wizard.draft.step = .run
        return keepDraft() + [.submit(.restore(request))]
    }

    private func replaceDialog(
        _ request: RestoreRequest, _ replaced: ReplacedDatabase, at time: Double
    ) -> Dialog {
        Dialog(
            title: "Replace this live database?",
            lines: [
                Span(request.target, .emphasis),
                Span("lost  \(ReplacementText.lost(wizard.preflight.plan))", .late),
                Span("kept  \(ReplacementText.kept(replaced))", .good),
            ], consent: .name(replaced.task?.text ?? request.target.namePart),
            deed: .restore(request), openedAt: time)
    }

    /// The engine took a command: it may be the wizard's.
    mutating func wizardAdmitted(_ job: JobID, _ command: EngineCommand) -> [ConsoleEffect] {
        if isAwaited(command) { wizard.run.take(job) }
        return []
    }

    /// The engine refused a command: it may be the wizard's.
    mutating func wizardRefused(_ failure: Failure, _ command: EngineCommand) -> [ConsoleEffect] {
        isAwaited(command) ? ended(.failed(failure)) : []
    }

    /// A job ended: it may be the wizard's, whatever screen is shown.
    mutating func wizardTakes(_ job: JobID, _ outcome: JobOutcome) -> [ConsoleEffect] {
        wizard.run.job == job ? ended(outcome) : []
    }

    /// Asks whether the restore is to be cancelled.
    mutating func askToCancelRestore(at time: Double) {
        guard wizard.run.isUnderWay, let request = wizard.run.request, let job = wizard.run.job
        else { return say("No restore of this console is running.", .hint) }
        overlay = .dialog(
            Dialog(
                title: "Cancel this restore?",
                lines: [
                    Span(request.target, .emphasis),
                    Span("Lost: what it has written so far."),
                    Span("Kept: every backup, and the draft with all that was chosen.", .good),
                ], consent: .key, deed: .cancel(job), openedAt: time))
    }

    /// Ends with a restored database: there is nothing more to keep.
    mutating func finish() -> [ConsoleEffect] {
        wizard = wizard.replaced
        list.selected = ListSource(state: self).rows(of: .restore).first?.id
        return []
    }

    private func isAwaited(_ command: EngineCommand) -> Bool {
        guard wizard.run.isUnderWay, wizard.run.job == nil, let request = wizard.run.request
        else { return false }
        return command == .restore(request)
    }

    /// What becomes of the draft: a database that is there needs none, a failure goes on from it.
    private mutating func ended(_ outcome: JobOutcome) -> [ConsoleEffect] {
        wizard.run.end(outcome)
        wizard.offset = 0
        guard case .restored = outcome else { return keepDraft(at: wizard.run.mendingStep) }
        wizard.isBegun = false
        wizard.forgotten = wizard.draft.savedAt
        return [inquire(.discardDraft, for: .change("Discarding the draft"))]
    }
}
