import Dispatch
import Domain
import Foundation
import Synchronization

/// Does what takes its time, off everybody's way: what is for one task in its order, and for at most
/// four tasks at once, so that one hook that hangs keeps no other waiting.
///
/// Any thread may call it.
final class AlertOutbox: Sendable {
    private struct Letter {
        let task: TaskName
        let send: @Sendable () -> Void
    }

    private struct State {
        var waiting: [Letter] = []
        var busy: Set<TaskName> = []
        /// Letters that have not ended, and reasons to wait for more.
        var open = 0
    }

    /// Has what is being sent, and what is sent from then on, end at once.
    let cancellation = Cancellation()
    private let state = Mutex(State())
    private let group = DispatchGroup()

    /// How many tasks are told at once, and how much may wait for one of them.
    private static let (limit, waitingLimit) = (4, 20)

    /// Whether something is to be sent, is being sent, or is held for.
    var isBusy: Bool { state.withLock { $0.open > 0 } }

    /// Has those who wait for an empty outbox wait until `release`.
    func hold() {
        group.enter()
        state.withLock { $0.open += 1 }
    }

    /// Takes a `hold` back.
    func release() {
        state.withLock { $0.open -= 1 }
        group.leave()
    }

    /// Has `send` called, on a thread of its own, when all that is for the task before has ended.
    ///
    /// - Returns: false, and it is not called, where too much waits already.
    func post(for task: TaskName, _ send: @escaping @Sendable () -> Void) -> Bool {
        hold()
        let isTaken = state.withLock { state in
            guard state.waiting.count(where: { $0.task == task }) < Self.waitingLimit else {
                return false
            }
            state.waiting.append(Letter(task: task, send: send))
            return true
        }
        if isTaken { sendWaiting() } else { release() }
        return isTaken
    }

    /// Waits until everything was sent and nothing is held for.
    ///
    /// - Returns: false if that does not come within `seconds`.
    func wait(seconds: Double) -> Bool { group.wait(timeout: .now() + seconds) == .success }

    private func sendWaiting() {
        while let letter = take() {
            let thread = Thread { [self] in
                letter.send()
                state.withLock { _ = $0.busy.remove(letter.task) }
                sendWaiting()
                release()
            }
            thread.name = "alert"
            thread.start()
        }
    }

    private func take() -> Letter? {
        state.withLock { state in
            guard state.busy.count < Self.limit,
                let index = state.waiting.firstIndex(where: { !state.busy.contains($0.task) })
            else { return nil }
            let letter = state.waiting.remove(at: index)
            state.busy.insert(letter.task)
            return letter
        }
    }
}
