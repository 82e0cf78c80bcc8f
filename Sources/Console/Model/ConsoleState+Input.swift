import Domain
import Screen

extension ConsoleState {
    /// Takes an input.
    ///
    /// - Returns: what is to be done now, in this order.
    package mutating func take(_ input: ConsoleInput) -> [ConsoleEffect] {
        switch input {
        case .time(let time):
            now = time
            return []
        case .size(let size):
            self.size = size
            return []
        case .refusedSuspension:
            say("Not while a job runs: the database would stay frozen.", .late)
            return []
        case .key(let key, let time): return press(key, at: time)
        case .paste(let text): return paste(text)
        case .admitted(let command, let admission): return take(admission, of: command)
        case .event(let event): return take(event)
        }
    }

    private mutating func take(_ event: EngineEvent) -> [ConsoleEffect] {
        world.take(event, at: now)
        tell(event)
        switch event {
        case .answered(let id, let answer):
            guard let purpose = pending.removeValue(forKey: id) else { return [] }
            return take(answer, for: purpose)
        case .surveyed: return surveyArrived()
        case .ended(let job, let outcome): return wizardTakes(job, outcome)
        case .queued, .started, .progressed: return []
        }
    }

    private mutating func take(_ answer: Answer, for purpose: Purpose) -> [ConsoleEffect] {
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
        switch admission {
        case .accepted(let job):
            write("started \(line)", author: "operator", commandLine: line)
            return wizardAdmitted(job, command)
        case .joined(let job):
            say("The same is already waiting in the queue; this joins it.", .hint)
            return wizardAdmitted(job, command)
        case .refused(let failure):
            say(failure.message + " " + failure.next, .failed)
            write("refused \(line): \(failure.message)", .failed, commandLine: line)
            return wizardRefused(failure, command)
        }
    }

    /// Writes what happened into the log, and says it where somebody waits for it.
    private mutating func tell(_ event: EngineEvent) {
        guard case .ended(let id, let outcome) = event,
            let job = world.jobs.first(where: { $0.id == id })
        else { return }
        let subject = job.command.task?.text ?? "the folder"
        let text = "\(subject): \(OutcomeText.text(outcome))"
        let role: Role
        switch outcome {
        case .failed: role = .failed
        case .verified(let report): role = report.outcome == .verified ? .good : .failed
        case .backedUp(let report): role = report.sourceProblems.isEmpty ? .good : .late
        case .restored: role = .good
        }
        write(text, role)
        say(text, role)
    }

    /// Puts the cursors on rows when there are some for the first time.
    private mutating func surveyArrived() -> [ConsoleEffect] {
        for screen in ScreenID.allCases where lists[screen]?.selected == nil {
            let rows = ListSource(state: self).rows(of: screen)
            lists[screen, default: ListState()].selected = rows.first?.id
        }
        return wizardSeesSurvey()
    }
}
