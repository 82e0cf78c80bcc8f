import Domain

extension Engine {
    /// Takes an inquiry, whatever jobs are running, and has `mailbox` told the answer.
    func inquire(_ inquiry: Inquiry, as id: InquiryID, for mailbox: EventMailbox) {
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
            state.withLock { $0.isSurveyDue = false }
            let keeper = keeper
            let survey = Surveyor(parts: parts) { keeper?.next($0.name) }.survey()
            keeper?.take(survey)
            state.withLock { send(.surveyed(survey), $0) }
        }
    }
}
