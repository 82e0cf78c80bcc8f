import Domain
import Foundation
import Synchronization

/// Runs jobs: takes commands, answers at once, and tells what happens.
///
/// Any thread may call it. Every job runs on a thread of its own, because its work blocks; at most
/// `limit` at a time, and one for each database.
package final class Engine: Sendable {
    struct State {
        var queue: [QueuedJob] = []
        var nextJob: UInt64 = 1
        var listeners: [UInt64: EventMailbox] = [:]
        var nextListener: UInt64 = 1
        var isSurveyDue = false
        /// Why no more commands are taken; none while they are.
        var stopReason: String?
        /// Runs what is due; none while no schedules are kept.
        var keeper: ScheduleKeeper?
        /// What was noted last, for those who connect later.
        var notes: [EngineNote] = []
        /// What last went wrong with alerts.
        var alertWarnings: [EngineNote] = []
    }

    let parts: EngineParts
    let makesSurveys: Bool
    let state = Mutex(State())
    /// Inquiries are answered here, one after another.
    let desk = DispatchQueue(label: "stillpoint.desk")
    /// Alerts that are to be sent.
    let outbox = AlertOutbox()
    private let gate: CommandGate

    /// An engine that runs up to `limit` jobs at a time.
    ///
    /// - Parameter makesSurveys: whether it makes a survey whenever something ended or changed; a
    ///   front end that shows no overview can do without.
    package init(_ parts: EngineParts, limit: Int = 2, makesSurveys: Bool = true) {
        self.parts = parts
        self.makesSurveys = makesSurveys
        gate = CommandGate(limit: limit)
    }

    /// Whether a job waits or runs.
    package var hasJobs: Bool { state.withLock { !$0.queue.isEmpty } }

    /// Connects a front end: all events from now on go to `mailbox`, after those that tell of the jobs
    /// that wait or run and of what was noted before.
    ///
    /// - Parameter person: who is at it, for the jobs that are asked for there.
    package func connect(_ mailbox: EventMailbox, as person: String) -> EngineSession {
        state.withLock { state in
            let id = state.nextListener
            state.nextListener += 1
            state.listeners[id] = mailbox
            for note in state.notes { mailbox.deliver(.noted(note)) }
            for job in state.queue { job.tell { mailbox.deliver($0) } }
            return EngineSession(engine: self, id: id, mailbox: mailbox, person: person)
        }
    }

    /// Takes a command.
    ///
    /// - Parameters:
    ///   - origin: why there is to be a job.
    ///   - answer: called with what becomes of it, before any event of its job is sent; it must not
    ///     call the engine.
    /// - Returns: what becomes of it.
    @discardableResult
    func submit(
        _ command: EngineCommand, _ origin: JobOrigin, answer: (Admission) -> Void = { _ in }
    ) -> Admission {
        let subject: String
        do {
            subject = try self.subject(of: command)
        } catch {
            let admission = Admission.refused(Failure(describing: error))
            answer(admission)
            return admission
        }
        let admission = state.withLock { state -> Admission in
            if let why = state.stopReason {
                let refused = Admission.refused(Self.refusal(because: why))
                answer(refused)
                return refused
            }
            if let job = gate.jobToJoin(command, in: state.queue) {
                answer(.joined(job))
                return .joined(job)
            }
            let job = QueuedJob(
                id: JobID(rawValue: state.nextJob), command: command, subject: subject,
                origin: origin, queuedAt: parts.clock.now, cancellation: Cancellation())
            state.nextJob += 1
            state.queue.append(job)
            answer(.accepted(job.id))
            job.tell { send($0, state) }
            return .accepted(job.id)
        }
        startWaitingJobs()
        return admission
    }

    /// Asks a job to stop. One that waits ends at once, one that runs at the next safe moment.
    package func cancel(_ job: JobID, because why: String) {
        state.withLock { state in
            guard let index = state.queue.firstIndex(where: { $0.id == job }) else { return }
            state.queue[index].cancellation.request(why)
            guard !state.queue[index].isRunning else { return }
            state.queue.remove(at: index)
            let failure = Failure(.cancelled, "The job was cancelled before it began: \(why).")
            send(.ended(job, .failed(failure)), state)
            state.keeper?.ended(job, .failed(failure))
        }
    }

    /// Asks every job to stop.
    package func cancelAll(because why: String) {
        for job in state.withLock({ $0.queue.map(\.id) }) { cancel(job, because: why) }
    }

    /// Asks the jobs of a task to stop.
    func cancelJobs(of task: TaskName, because why: String) {
        let jobs = state.withLock { state in
            state.queue.filter { $0.command.task == task }.map(\.id)
        }
        for job in jobs { cancel(job, because: why) }
    }

    /// What no two jobs may touch at once.
    ///
    /// - Throws: why the command cannot be done at all.
    private func subject(of command: EngineCommand) throws -> String {
        switch command {
        case .backup(let name, _):
            let task = try parts.tasks.task(name)
            guard task.isEnabled else {
                throw Failure(
                    .taskDisabled, "The task \(name) is disabled.",
                    cause: "Somebody disabled it, and a disabled task makes no backups.",
                    next: "'stillpoint enable \(name)' enables it again.")
            }
            return task.database
        // The same as a backup's of that database.
        case .restore(let request) where request.mode == .replace: return request.target
        case .restore(let request): return "restore to \(request.target)"
        case .verify(let request): return "verify \(request)"
        }
    }

    private func startWaitingJobs() {
        while let job = takeNext() {
            let thread = Thread { [self] in run(job) }
            thread.name = "job-\(job.id.rawValue)"
            thread.start()
        }
    }

    private func takeNext() -> QueuedJob? {
        state.withLock { state in
            guard let id = gate.jobToStart(in: state.queue),
                let index = state.queue.firstIndex(where: { $0.id == id })
            else { return nil }
            let now = parts.clock.now
            state.queue[index].startedAt = now
            send(.started(id, at: now), state)
            return state.queue[index]
        }
    }

    private func run(_ job: QueuedJob) {
        let context = JobContext(
            parts: parts, origin: job.origin, cancellation: job.cancellation
        ) { [self] progress in
            state.withLock { state in
                guard let index = state.queue.firstIndex(where: { $0.id == job.id }) else { return }
                state.queue[index].progress = progress
                send(.progressed(job.id, progress), state)
            }
        }
        let run = context.run(job.command)
        // Before the job is gone: whoever waits for its end also waits for what it gives to tell.
        outbox.hold()
        defer { outbox.release() }
        state.withLock { state in
            state.queue.removeAll { $0.id == job.id }
            send(.ended(job.id, run.outcome), state)
            state.keeper?.ended(job.id, run.outcome)
        }
        if makesSurveys { surveySoon() }
        startWaitingJobs()
        tell(of: run.record, origin: job.origin)
    }

    /// Called with the state locked, so that all mailboxes get the events in one order.
    func send(_ event: EngineEvent, _ state: State) {
        for mailbox in state.listeners.values { mailbox.deliver(event) }
    }
}
