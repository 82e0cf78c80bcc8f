/// Something the wizard asked the engine, and the how manieth of its kind it was.
struct WizardQuestion: Hashable, Sendable {
    /// What an answer is about. Of each there is one question at a time that counts.
    enum Topic: Hashable, Sendable {
        case folder, target, completions, plan
    }

    let topic: Topic
    let number: UInt64
}

/// Which answers the wizard still waits for; any other is out of date.
struct WizardQuestions: Equatable, Sendable {
    private var last: UInt64 = 0
    private var open: [WizardQuestion.Topic: UInt64] = [:]

    /// A new question; an answer to an older one of the same kind no longer counts.
    mutating func ask(_ topic: WizardQuestion.Topic) -> WizardQuestion {
        last += 1
        open[topic] = last
        return WizardQuestion(topic: topic, number: last)
    }

    /// Whether an answer is waited for.
    func waits(for topic: WizardQuestion.Topic) -> Bool { open[topic] != nil }

    /// Stops waiting: what was asked about is not there any more.
    mutating func forget(_ topic: WizardQuestion.Topic) { open[topic] = nil }

    /// Stops waiting for anything.
    mutating func forgetAll() { open = [:] }

    /// Takes note that `question` was answered.
    ///
    /// - Returns: whether the answer still counts.
    mutating func close(_ question: WizardQuestion) -> Bool {
        guard open[question.topic] == question.number else { return false }
        open[question.topic] = nil
        return true
    }
}
