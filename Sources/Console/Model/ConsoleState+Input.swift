import Domain
import Screen

extension ConsoleState {
    /// Takes an input.
    ///
    /// - Returns: what is to be done now, in this order.
    package mutating func take(_ input: ConsoleInput) -> [ConsoleEffect] {
        let effects = react(to: input) + unkept.map(ConsoleEffect.keep)
        unkept = []
        refreshLists()
        return effects
    }

    private mutating func react(to input: ConsoleInput) -> [ConsoleEffect] {
        switch input {
        case .time(let time):
            now = time
            return []
        case .size(let size):
            self.size = size
            keepPanelInSight()
            return []
        case .refusedSuspension:
            say("Not while a job runs: the database would stay frozen.", .late)
            return []
        case .key(let key, let time): return press(key, at: time)
        case .paste(let text): return paste(text)
        case .admitted(let command, let admission): return take(admission, of: command)
        case .notKept(let failure):
            write("what was done could not be kept: \(failure.message)", .failed)
            say("The log of actions could not be written: \(failure.message)", .failed)
            return []
        case .event(let event): return take(event)
        case .attachment(let attachment):
            take(attachment)
            return []
        }
    }

    /// A list beside the tasks loses the focus when the screen is too narrow for it.
    private mutating func keepPanelInSight() {
        if !Layout(of: self).panels.contains(panel) { panel = .list }
    }

    private mutating func take(_ event: EngineEvent) -> [ConsoleEffect] {
        let isFirstSurvey = world.survey == nil
        world.take(event, at: now)
        noteStaleness(after: event)
        switch event {
        case .answered(let id, let answer):
            guard let purpose = pending.removeValue(forKey: id) else { return [] }
            return take(answer, for: purpose)
        case .surveyed(let survey):
            if isFirstSurvey { tellWhatHappenedAway(survey) }
            refreshLists()
            return wizardSeesSurvey()
        case .ended(let job, let outcome):
            tell(job, outcome)
            return wizardTakes(job, outcome)
        case .noted(let note):
            let subject = note.task.map { "\($0): " } ?? ""
            write(subject + note.text, note.weight == .warning ? .late : .text, time: note.time)
            return []
        case .lost(let failure):
            return takeLoss(failure)
        case .admitted, .queued, .started, .progressed: return []
        }
    }

    mutating func take(_ answer: Answer, for purpose: Purpose) -> [ConsoleEffect] {
        switch (purpose, answer) {
        case (.change(let what), .failed(let failure)):
            undo = nil
            say("\(what): \(failure.message)", .failed)
            write("\(what) failed: \(failure.message) \(failure.next)", .failed)
            return []
        case (.change, _), (.none, _): return []
        case (.wizard(let question), _): return wizardTakes(answer, to: question)
        case (.form(let inquiry), _): return formTakes(answer, to: inquiry)
        }
    }

    private mutating func take(
        _ admission: Admission, of command: EngineCommand
    ) -> [ConsoleEffect] {
        let line = CommandLineText.text(command)
        let subject = "\(command.words) of \(command.task?.text ?? "a folder")"
        switch admission {
        case .accepted(let job):
            writeAction("asked for \(subject)", commandLine: line)
            if !wizard.isOpen { say("\(subject) is in the queue. 2 shows it.", .hint) }
            return wizardAdmitted(job, command)
        case .joined(let job):
            say("The same is already waiting in the queue; this joins it.", .hint)
            return wizardAdmitted(job, command)
        case .refused(let failure):
            say(failure.message + " " + failure.next, .failed)
            write("refused \(subject): \(failure.message)", .failed, commandLine: line)
            return wizardRefused(failure, command)
        }
    }

    /// Writes how a job ended into the log, says it, and takes back a question about it.
    private mutating func tell(_ id: JobID, _ outcome: JobOutcome) {
        if case .dialog(let dialog)? = overlay, dialog.deed == .cancel(id) { overlay = nil }
        guard let job = world.job(id) else { return }
        let subject = job.command.task?.text ?? "a folder"
        let text = "\(subject): \(OutcomeText.text(outcome))"
        let role = OutcomeText.role(outcome)
        write(text, role)
        for warning in outcome.warnings { write("\(subject): \(warning)", .late) }
        say(text, role)
    }
}
