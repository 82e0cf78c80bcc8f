import Dispatch
import Domain

/// Has an engine do one thing and waits for it, showing its progress.
struct EngineDialog {
    /// Connects a mailbox to the engine.
    let connect: (EventMailbox) throws -> any EngineLink
    let progress: CommonOptions.Progress

    /// Runs a job.
    ///
    /// - Throws: the failure, if the command was refused or its job failed.
    func run(_ command: EngineCommand) throws -> JobOutcome {
        let arrived = DispatchSemaphore(value: 0)
        let mailbox = EventMailbox { arrived.signal() }
        let link = try connect(mailbox)
        let watch = Interruption.whenItComes { arrived.signal() }
        defer { watch.cancel() }
        link.submit(command, as: CommandID(rawValue: 1))
        var job: JobID?
        var display = ProgressDisplay(progress)
        defer { display.end() }
        while true {
            arrived.wait()
            for event in mailbox.drain() where event.job == nil || event.job == job {
                switch event {
                case .admitted(_, .refused(let failure)), .lost(let failure): throw failure
                case .admitted(_, .accepted(let id)), .admitted(_, .joined(let id)): job = id
                case .progressed(_, let progress): display.show(progress)
                case .ended(_, .failed(let failure)): throw failure
                case .ended(_, let outcome): return outcome
                case .queued, .started, .surveyed, .answered, .noted: break
                }
            }
            if let job, let name = Interruption.name { link.cancel(job, because: name) }
        }
    }

    /// Makes an inquiry.
    ///
    /// - Throws: the failure, if it could not be done.
    func ask(_ inquiry: Inquiry) throws -> Answer {
        let arrived = DispatchSemaphore(value: 0)
        let mailbox = EventMailbox { arrived.signal() }
        let link = try connect(mailbox)
        let id = InquiryID(rawValue: 1)
        link.inquire(inquiry, as: id)
        while true {
            arrived.wait()
            for event in mailbox.drain() {
                switch event {
                case .lost(let failure), .answered(id, .failed(let failure)): throw failure
                case .answered(id, let answer): return answer
                default: break
                }
            }
        }
    }
}
