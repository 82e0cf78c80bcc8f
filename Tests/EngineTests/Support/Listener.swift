import Dispatch
import Domain
import Synchronization

@testable import Engine

/// Listens to an engine and can wait for what it says.
final class Listener: Sendable {
    private let wakes = DispatchSemaphore(value: 0)
    private let heard = Mutex<[EngineEvent]>([])
    let mailbox: EventMailbox
    let session: EngineSession

    /// All events so far.
    var events: [EngineEvent] {
        let new = mailbox.drain()
        return heard.withLock { heard in
            heard += new
            return heard
        }
    }

    init(to engine: Engine) {
        let wakes = wakes
        mailbox = EventMailbox { wakes.signal() }
        session = engine.connect(mailbox, as: "ada")
    }

    /// Waits until an event fits; gives up, and nothing, after half a minute.
    @discardableResult
    func wait(for fits: (EngineEvent) -> Bool) -> EngineEvent? {
        while true {
            if let event = events.first(where: fits) { return event }
            guard wakes.wait(timeout: .now() + 30) == .success else { return nil }
        }
    }

    /// Waits for the end of a job.
    func outcome(of job: JobID) -> JobOutcome? {
        guard case .ended(_, let outcome)? = wait(for: { $0.isEnd && $0.job == job }) else {
            return nil
        }
        return outcome
    }

    /// Waits until a job has started.
    func start(of job: JobID) {
        wait { if case .started(job, _) = $0 { true } else { false } }
    }
}

extension EngineEvent {
    var isEnd: Bool { if case .ended = self { true } else { false } }
    /// The event without its details.
    var word: String {
        switch self {
        case .queued: "queued"
        case .started: "started"
        case .progressed: "progressed"
        case .ended: "ended"
        case .surveyed: "surveyed"
        case .answered: "answered"
        case .admitted: "admitted"
        case .noted: "noted"
        case .lost: "lost"
        }
    }
}

extension Engine {
    /// Takes a command that a person asks for.
    func submit(_ command: EngineCommand) -> Admission { submit(command, .person("ada")) }
}

extension Admission {
    /// The job, if it was accepted.
    var accepted: JobID? { if case .accepted(let job) = self { job } else { nil } }
    /// Why it was refused, if it was.
    var refusal: Failure? { if case .refused(let failure) = self { failure } else { nil } }
}

extension JobOutcome {
    var failure: Failure? { if case .failed(let failure) = self { failure } else { nil } }
    var backup: BackupReport? { if case .backedUp(let report) = self { report } else { nil } }
    var restore: RestoreReport? { if case .restored(let report) = self { report } else { nil } }
    var verification: VerifyReport? { if case .verified(let report) = self { report } else { nil } }
}

/// A door that jobs wait at until it is opened.
final class Door: Sendable {
    private let open = DispatchSemaphore(value: 0)

    func pass() { open.wait() }
    func letThrough(_ count: Int = 1) { for _ in 0..<count { open.signal() } }
}
