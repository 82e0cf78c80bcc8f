import Dispatch
import Foundation
import Synchronization

/// Does pieces of work on threads of its own and gives the results back in the order of the work.
///
/// One thread submits and takes; the work itself is a function of its input. The threads end with
/// `stop`, which must be called.
final class WorkerPool<Input: Sendable, Output: Sendable>: Sendable {
    private struct State {
        var waiting: [(index: Int, input: Input)] = []
        var results: [Int: Result<Output, any Error>] = [:]
        var submitted = 0
        var taken = 0
        var isStopped = false
    }

    private let state = Mutex(State())
    private let workToDo = DispatchSemaphore(value: 0)
    private let resultsToTake = DispatchSemaphore(value: 0)

    /// How many pieces were submitted whose result was not taken yet.
    var pending: Int { state.withLock { $0.submitted - $0.taken } }

    /// Starts `threads` threads.
    ///
    /// - Parameter makeWorker: called once on each thread; what it gives does the work there and
    ///   may own things that belong to one thread only.
    init(threads: Int, makeWorker: @escaping @Sendable () -> (Input) throws -> Output) {
        for number in 1...max(1, threads) {
            let thread = Thread { [self] in
                let work = makeWorker()
                while let (index, input) = nextWork() {
                    let result = Result { try work(input) }
                    state.withLock { $0.results[index] = result }
                    resultsToTake.signal()
                }
            }
            thread.name = "worker-\(number)"
            thread.start()
        }
    }

    /// Hands in a piece of work.
    func submit(_ input: Input) {
        state.withLock {
            $0.waiting.append(($0.submitted, input))
            $0.submitted += 1
        }
        workToDo.signal()
    }

    /// The result of the oldest work not taken yet; waits for it.
    func next() throws -> Output {
        while true {
            let result = state.withLock { state -> Result<Output, any Error>? in
                guard let result = state.results.removeValue(forKey: state.taken) else {
                    return nil
                }
                state.taken += 1
                return result
            }
            if let result { return try result.get() }
            resultsToTake.wait()
        }
    }

    /// Ends the threads after the work they have in hand; what waits is forgotten.
    func stop() {
        let isFirst = state.withLock { state in
            defer { state.isStopped = true }
            state.waiting.removeAll()
            return !state.isStopped
        }
        if isFirst { workToDo.signal() }
    }

    private func nextWork() -> (Int, Input)? {
        workToDo.wait()
        let work = state.withLock { $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }
        // The end is passed on from thread to thread.
        if work == nil { workToDo.signal() }
        return work.map { ($0.index, $0.input) }
    }
}
