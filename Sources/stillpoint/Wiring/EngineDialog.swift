import Dispatch
import Domain
import Engine

/// Has an engine do one thing and waits for it, showing its progress.
struct EngineDialog {
    let engine: Engine
    let progress: CommonOptions.Progress

    /// Runs a job.
    ///
    /// - Throws: the failure, if the command was refused or its job failed.
    func run(_ command: EngineCommand) throws -> JobOutcome {
        let arrived = DispatchSemaphore(value: 0)
        let mailbox = EventMailbox { arrived.signal() }
        engine.subscribe(mailbox)
        let watch = Interruption.whenItComes { arrived.signal() }
        defer { watch.cancel() }
        let job: JobID
        switch engine.submit(command) {
        case .refused(let failure): throw failure
        case .accepted(let id), .joined(let id): job = id
        }
        var display = ProgressDisplay(progress)
        defer { display.end() }
        while true {
            arrived.wait()
            if let name = Interruption.name { engine.cancel(job, because: name) }
            for event in mailbox.drain() where event.job == job {
                switch event {
                case .progressed(_, let progress): display.show(progress)
                case .ended(_, .failed(let failure)): throw failure
                case .ended(_, let outcome): return outcome
                case .queued, .started, .surveyed, .answered: break
                }
            }
        }
    }

    /// Makes an inquiry.
    ///
    /// - Throws: the failure, if it could not be done.
    func ask(_ inquiry: Inquiry) throws -> Answer {
        let arrived = DispatchSemaphore(value: 0)
        let mailbox = EventMailbox { arrived.signal() }
        engine.subscribe(mailbox)
        let id = InquiryID(rawValue: 1)
        engine.inquire(inquiry, as: id)
        while true {
            arrived.wait()
            for case .answered(id, let answer) in mailbox.drain() {
                if case .failed(let failure) = answer { throw failure }
                return answer
            }
        }
    }
}
