import Domain
import Screen

extension ConsoleState {
    /// Notes which engine the console talks to from now on, and writes it into the log.
    mutating func take(_ attachment: Attachment) {
        let wasLost = self.attachment == .lost
        self.attachment = attachment
        switch attachment {
        case .attached(let engine):
            write("attached to the engine (\(engine))", .hint)
            say("Attached to the engine (\(engine)). D leaves it running.", .hint)
        case .own where wasLost, .alone where wasLost:
            write("this console runs the engine now", .late)
            say("The engine has not come back: this console runs one now.", .late)
        case .own, .alone, .lost: break
        }
    }

    /// Why the console cannot be left with its engine going on; nothing if it can.
    var detachObstacle: String? {
        attachment == .alone
            ? "The engine of this console ends with it. q leaves when jobs have ended." : nil
    }

    /// The engine has gone, and with it all its jobs: what waits for an answer of it gets a failure.
    mutating func takeLoss(_ failure: Failure) -> [ConsoleEffect] {
        attachment = .lost
        world.forgetJobs()
        if case .dialog(let dialog)? = overlay, case .cancel = dialog.deed { overlay = nil }
        let unanswered = pending.sorted { $0.key.rawValue < $1.key.rawValue }.map(\.value)
        pending = [:]
        var effects = unanswered.flatMap { take(.failed(failure), for: $0) }
        if let job = wizard.run.job, wizard.run.isUnderWay {
            effects += wizardTakes(job, .failed(failure))
        }
        staleLists.formUnion(ScreenID.allCases)
        write(failure.message, .failed)
        say(failure.message + " Looking for an engine every second.", .failed)
        return effects
    }
}
