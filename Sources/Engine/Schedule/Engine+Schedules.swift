import Domain
import Foundation

extension Engine {
    /// Runs what is due from now on, on a thread of its own, going on where the kept book ends.
    ///
    /// Only one engine of a state folder may do that. Calling it twice is a mistake. From its return
    /// on it is known what runs next; until then it reads the tasks.
    package func startSchedules() {
        let keeper = ScheduleKeeper(parts)
        state.withLock { $0.keeper = keeper }
        takeTurn(keeper)
        let thread = Thread { [weak self] in
            while keeper.wait(), let engine = self { engine.takeTurn(keeper) }
        }
        thread.name = "schedules"
        thread.start()
    }

    /// Begins nothing more by schedule. What runs now is run again when schedules are started anew,
    /// unless it ends well before that.
    package func stopSchedules() { keeper?.stop() }

    var keeper: ScheduleKeeper? { state.withLock { $0.keeper } }

    private func takeTurn(_ keeper: ScheduleKeeper) {
        let turn = keeper.turn()
        for note in turn.notes { self.note(note) }
        for (task, run) in turn.starts {
            let admission = submit(.backup(task, run.kind), .schedule(run)) { admission in
                switch admission {
                case .accepted(let job), .joined(let job): keeper.took(job, for: task)
                case .refused: break
                }
            }
            if case .refused(let failure) = admission {
                note(
                    EngineNote(
                        time: parts.clock.now, task: task, weight: .warning,
                        text: "The run that was due did not begin: \(failure.message)"))
                keeper.ended(task, .failed(canRetry: failure.canRetry))
            }
        }
        for late in turn.late { tell(late.task, isLate: late.lateness, since: late.lastGood) }
        let isNews = !turn.notes.isEmpty || !turn.late.isEmpty || turn.wantsSurvey
        if makesSurveys, isNews { surveySoon() }
    }

    /// Tells all front ends, and those that connect later, too.
    func note(_ note: EngineNote) {
        state.withLock { state in
            state.notes = state.notes.suffix(Self.notesKept - 1) + [note]
            send(.noted(note), state)
        }
    }

    private static let notesKept = 100
}
