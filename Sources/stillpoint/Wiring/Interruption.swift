import Dispatch
import Glibc
import Synchronization

/// A signal that asks the program to end.
///
/// A job is then cancelled instead of killed, so that its leftover says why. Signals are taken
/// through a dispatch source, where any code may run, and not in a signal handler.
enum Interruption {
    private struct State {
        var watchers: [Int: @Sendable () -> Void] = [:]
        var next = 0
        /// One for each signal, while anybody watches. A second source for a signal would take it
        /// from the first: each sets up anew what the process does with it.
        var sources: [any DispatchSourceSignal] = []
    }

    private static let received = Atomic<Int32>(0)
    private static let state = Mutex(State())
    private static let signals: [(number: Int32, name: String)] = [
        (SIGINT, "interrupted from the keyboard (SIGINT)"), (SIGTERM, "asked to end (SIGTERM)"),
        (SIGHUP, "the terminal was closed (SIGHUP)"),
    ]
    /// Those that were not ignored from the start, as by nohup, and so count.
    private static let watched = signals.map(\.number).filter { !isIgnored($0) }

    /// The signal that came, if one did.
    static var signal: Int32? {
        let number = received.load(ordering: .acquiring)
        return number == 0 ? nil : number
    }

    /// The signal that came, in words.
    static var name: String? { signals.first { $0.number == signal }?.name }

    /// Keeps writing to a closed pipe from ending the program in the middle of a job.
    static func install() { Glibc.signal(SIGPIPE, SIG_IGN) }

    /// Calls `body`, on some thread, when a signal comes. The signals then no longer end the
    /// program by themselves. A signal that was ignored from the start (nohup) stays ignored.
    static func whenItComes(_ body: @escaping @Sendable () -> Void) -> Watch {
        state.withLock { state in
            if state.sources.isEmpty { state.sources = watched.map(source) }
            state.next += 1
            state.watchers[state.next] = body
            return Watch(number: state.next)
        }
    }

    private static func source(of number: Int32) -> any DispatchSourceSignal {
        Glibc.signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(
            signal: number, queue: DispatchQueue(label: "signals"))
        source.setEventHandler {
            received.store(number, ordering: .releasing)
            for body in state.withLock({ Array($0.watchers.values) }) { body() }
        }
        source.resume()
        return source
    }

    /// A wish to know of signals.
    struct Watch {
        fileprivate let number: Int

        /// Ends the watching.
        func cancel() {
            state.withLock { state in
                state.watchers[number] = nil
                guard state.watchers.isEmpty else { return }
                for source in state.sources { source.cancel() }
                state.sources = []
            }
        }
    }

    private static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        guard sigaction(number, nil, &action) == 0 else { return false }
        return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
            == unsafeBitCast(SIG_IGN, to: Int.self)
    }
}
