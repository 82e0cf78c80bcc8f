import Domain

extension Engine {
    /// Takes an inquiry, whatever jobs are running, and has `mailbox` told the answer.
    func inquire(_ inquiry: Inquiry, as id: InquiryID, for mailbox: EventMailbox) {
        if inquiry == .agenda {
            return state.withLock { mailbox.deliver(.answered(id, .agenda(agenda($0)))) }
        }
        desk.async { [self] in
            let desk = Desk(
                parts: parts, cancelJobs: { [self] in cancelJobs(of: $0, because: $1) },
                keeper: keeper)
            let (answer, changed) = inquiry == .survey ? (.done, false) : desk.answer(inquiry)
            // Locked, so that it has its place in the order of all events.
            state.withLock { _ in mailbox.deliver(.answered(id, answer)) }
            guard changed else { return }
            keeper?.poke()
            if makesSurveys { surveySoon() }
        }
        if inquiry == .survey { surveySoon() }
    }

    /// Makes a survey when the desk is free; several that are due at once are one.
    func surveySoon() {
        let isFirst = state.withLock { state in
            defer { state.isSurveyDue = true }
            return !state.isSurveyDue
        }
        guard isFirst else { return }
        desk.async { [self] in
            let agenda = state.withLock { state in
                state.isSurveyDue = false
                return self.agenda(state)
            }
            let survey = Surveyor(parts: parts, agenda: agenda).survey()
            keeper?.take(survey)
            state.withLock { send(.surveyed(survey), $0) }
        }
    }

    private func agenda(_ state: State) -> EngineAgenda {
        EngineAgenda(
            next: state.keeper?.next,
            waiting: Set(state.queue.filter { !$0.isRunning }.compactMap(\.command.task)))
    }
}
