import Synchronization

/// What the parts of a small world do at each step, and the steps they took.
final class Script: Sendable {
    /// A place where a part can be made to fail, to wait or to tell.
    enum Step: Hashable {
        case lock, catalog, freeze, quickCheck, step, end
        case beginFull, beginIncremental, drain, finish, abandon, discard
        case beginImage, build, inspect, commitImage, abandonImage
        case findings, record
        case lease, checkLease, confirmLease, releaseLease, beat
        case probe, hold, mark, unmark, replace, compare, letGo
    }

    private struct State {
        var actions: [Step: @Sendable () throws -> Void] = [:]
        var taken: [Step] = []
    }

    private let state = Mutex(State())

    /// The steps taken so far, in order.
    var taken: [Step] { state.withLock { $0.taken } }

    /// Does `action` whenever `step` is reached.
    func on(_ step: Step, _ action: @escaping @Sendable () throws -> Void) {
        state.withLock { $0.actions[step] = action }
    }

    /// Fails whenever `step` is reached.
    func fail(at step: Step, _ error: any Error & Sendable) { on(step) { throw error } }

    /// Takes a step.
    func reach(_ step: Step) throws {
        let action = state.withLock { state in
            state.taken.append(step)
            return state.actions[step]
        }
        try action?()
    }

    /// Takes a step that cannot fail.
    func note(_ step: Step) { try? reach(step) }
}
