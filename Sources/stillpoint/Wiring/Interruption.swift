import Dispatch
import Glibc
import Synchronization

/// A signal that asks the program to end.
///
/// A job is then cancelled instead of killed, so that its leftover says why. Signals are taken
/// through a dispatch source, where any code may run, and not in a signal handler.
enum Interruption {
    private static let received = Atomic<Int32>(0)
    private static let signals: [(number: Int32, name: String)] = [
        (SIGINT, "interrupted from the keyboard (SIGINT)"), (SIGTERM, "asked to end (SIGTERM)"),
        (SIGHUP, "the terminal was closed (SIGHUP)"),
    ]

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
        let queue = DispatchQueue(label: "signals")
        return Watch(
            sources: signals.compactMap { number, _ in
                if isIgnored(number) { return nil }
                Glibc.signal(number, SIG_IGN)
                let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
                source.setEventHandler {
                    received.store(number, ordering: .releasing)
                    body()
                }
                source.resume()
                return source
            })
    }

    /// The signals that are watched.
    struct Watch {
        fileprivate let sources: [any DispatchSourceSignal]

        /// Ends the watching.
        func cancel() { for source in sources { source.cancel() } }
    }

    private static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        guard sigaction(number, nil, &action) == 0 else { return false }
        return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
            == unsafeBitCast(SIG_IGN, to: Int.self)
    }
}
