import Domain
import Foundation
import Synchronization

/// Runs jobs: takes commands, answers at once, and tells what happens.
///
/// Any thread may call it. Every job runs on a thread of its own, because its work blocks; at most
/// `limit` at a time, and one for each database.
package final class Engine: Sendable {
    private struct State {
        var queue: [QueuedJob] = []
        var nextJob: UInt64 = 1
        var mailboxes: [EventMailbox] = []
        var isSurveyDue = false
    }

    private let parts: EngineParts
    private let gate: CommandGate
    private let state = Mutex(State())
    private let makesSurveys: Bool
    /// Inquiries are answered here, one after another.
    private let desk = DispatchQueue(label: "stillpoint.desk")

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

    /// Sends all events from now on to `mailbox`, too.
    package func subscribe(_ mailbox: EventMailbox) {
        state.withLock { $0.mailboxes.append(mailbox) }
    }

    /// Takes a command.
    ///
    /// - Returns: at once, what becomes of it. The events of its job follow.
    package func submit(_ command: EngineCommand) -> Admission {
        let subject: String
        do {
            subject = try self.subject(of: command)
        } catch {
            return .refused(Failure(describing: error))
        }
        let admission = state.withLock { state -> Admission in
            if let job = gate.jobToJoin(command, in: state.queue) { return .joined(job) }
            let id = JobID(rawValue: state.nextJob)
            state.nextJob += 1
            state.queue.append(
                QueuedJob(id: id, command: command, subject: subject, cancellation: Cancellation()))
            send(.queued(id, command), state)
            return .accepted(id)
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
        }
    }

    /// Takes an inquiry. Its answer comes as an event, whatever jobs are running.
    package func inquire(_ inquiry: Inquiry, as id: InquiryID) {
        desk.async { [self] in
            let desk = Desk(parts: parts) { [self] task, why in
                cancelJobs(of: task, because: why)
            }
            let (answer, changed) = inquiry == .survey ? (.done, false) : desk.answer(inquiry)
            state.withLock { send(.answered(id, answer), $0) }
            if changed, makesSurveys { surveySoon() }
        }
        if inquiry == .survey { surveySoon() }
    }

    /// Makes a survey when the desk is free; several that are due at once are one.
    private func surveySoon() {
        let isFirst = state.withLock { state in
            defer { state.isSurveyDue = true }
            return !state.isSurveyDue
        }
        guard isFirst else { return }
        desk.async { [self] in
            state.withLock { $0.isSurveyDue = false }
            let survey = Surveyor(parts: parts).survey()
            state.withLock { send(.surveyed(survey), $0) }
        }
    }

    private func cancelJobs(of task: TaskName, because why: String) {
        let jobs = state.withLock { state in
            state.queue.filter { $0.command.task == task }.map(\.id)
        }
        for job in jobs { cancel(job, because: why) }
    }

    /// Asks every job to stop.
    package func cancelAll(because why: String) {
        for job in state.withLock({ $0.queue.map(\.id) }) { cancel(job, because: why) }
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
            state.queue[index].isRunning = true
            send(.started(id, at: parts.clock.now), state)
            return state.queue[index]
        }
    }

    private func run(_ job: QueuedJob) {
        let context = JobContext(parts: parts, cancellation: job.cancellation) { [self] progress in
            state.withLock { send(.progressed(job.id, progress), $0) }
        }
        let outcome = context.outcome(of: job.command)
        state.withLock { state in
            state.queue.removeAll { $0.id == job.id }
            send(.ended(job.id, outcome), state)
        }
        if makesSurveys { surveySoon() }
        startWaitingJobs()
    }

    /// Called with the state locked, so that all mailboxes get the events in one order.
    private func send(_ event: EngineEvent, _ state: State) {
        for mailbox in state.mailboxes { mailbox.deliver(event) }
    }
}
