import Domain

/// One front end's connection to an engine of this process. It ends when the session goes away.
package final class EngineSession: EngineLink {
    private let engine: Engine
    private let id: UInt64
    private let mailbox: EventMailbox
    private let person: String

    init(engine: Engine, id: UInt64, mailbox: EventMailbox, person: String) {
        self.engine = engine
        self.id = id
        self.mailbox = mailbox
        self.person = person
    }

    deinit { engine.state.withLock { _ = $0.listeners.removeValue(forKey: id) } }

    package func submit(_ command: EngineCommand, as id: CommandID) {
        engine.submit(command, .person(person)) { [mailbox] in mailbox.deliver(.admitted(id, $0)) }
    }

    package func cancel(_ job: JobID, because why: String) { engine.cancel(job, because: why) }

    package func inquire(_ inquiry: Inquiry, as id: InquiryID) {
        engine.inquire(inquiry, as: id, for: mailbox)
    }
}
