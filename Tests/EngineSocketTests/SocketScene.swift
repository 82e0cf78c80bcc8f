import CSystem
import Dispatch
import Foundation
import Synchronization
import TestSupport

@testable import Domain
@testable import EngineSocket

/// A folder with room for a socket, and an engine that only listens and repeats.
final class SocketScene: Sendable {
    let folder: TemporaryFolder
    let engine = PaperEngine()
    private let changes = DispatchSemaphore(value: 0)
    let holder = EngineHolder(
        Writer(host: "app-01", pid: 42, bootID: ""), .serve,
        since: LocalTime(microseconds: 0, offset: 0))

    init() throws { folder = try TemporaryFolder() }

    static func started(_ job: Int) -> EngineEvent {
        .started(JobID(rawValue: UInt64(job)), at: LocalTime(microseconds: 1, offset: 0))
    }

    /// Waits until what is asked for is so; looks again whenever a front end came or went.
    func waits(until condition: () -> Bool) -> Bool {
        let deadline = DispatchTime.now() + 20
        while !condition() {
            guard changes.wait(timeout: deadline) == .success else { return condition() }
        }
        return true
    }

    func server(in path: String? = nil) throws -> EngineSocketServer {
        try EngineSocketServer(
            in: path ?? folder.path, as: holder, onChange: { [changes] in changes.signal() }
        ) { [engine] mailbox, person in engine.connect(mailbox, person) }
    }

    func frontEnd(in path: String? = nil) throws -> FrontEnd {
        try FrontEnd(in: path ?? folder.path)
    }

    /// Says one line in place of a greeting and gives the answer.
    func say(_ line: String) throws -> JSON {
        let descriptor = csystem_unix_connect(folder.path("engine.sock"), 10)
        defer { close(descriptor) }
        write(descriptor, line + "\n", line.utf8.count + 1)
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(descriptor, &bytes, bytes.count)
        return try JSON(Data(bytes[..<max(0, count)]))
    }

    /// A front end that has said who it is and reads nothing.
    func deafFrontEnd() throws -> Int32 {
        let descriptor = csystem_unix_connect(folder.path("engine.sock"), 10)
        let line = try MessageCoding.line(FrontEndMessage.hello(version: SocketProtocol.version))
        guard write(descriptor, line, line.count) == line.count else { throw POSIXError(.EIO) }
        return descriptor
    }

    /// Leaves a socket behind that nobody listens at, as a killed process does.
    func leaveSocket() -> Bool {
        let descriptor = csystem_unix_listen(folder.path("engine.sock"))
        return descriptor >= 0 && close(descriptor) == 0
    }
}

/// A front end over a socket.
final class FrontEnd {
    let link: EngineSocketLink
    private let mailbox: EventMailbox
    private let arrived = DispatchSemaphore(value: 0)
    private var unread: [EngineEvent] = []

    init(in folder: String) throws {
        let arrived = arrived
        mailbox = EventMailbox { arrived.signal() }
        guard let link = try EngineSocketLink.connect(in: folder, mailbox) else {
            throw POSIXError(.ECONNREFUSED)
        }
        self.link = link
    }

    /// The next events, which must come within 20 seconds.
    func events(_ count: Int) throws -> [EngineEvent] {
        while unread.count < count {
            guard arrived.wait(timeout: .now() + 20) == .success else {
                throw POSIXError(.ETIMEDOUT)
            }
            unread += mailbox.drain()
        }
        defer { unread.removeFirst(count) }
        return Array(unread.prefix(count))
    }
}

/// An engine that notes what it is told, and answers inquiries only.
final class PaperEngine: Sendable {
    private struct State {
        var heard: [String] = []
        var people: [String] = []
        var mailboxes: [Int: EventMailbox] = [:]
        var next = 0
    }

    private let state = Mutex(State())

    var heard: [String] { state.withLock { $0.heard } }
    var people: [String] { state.withLock { $0.people } }
    var sessions: Int { state.withLock { $0.mailboxes.count } }

    func connect(_ mailbox: EventMailbox, _ person: String) -> any EngineLink {
        state.withLock { state in
            state.people.append(person)
            state.next += 1
            state.mailboxes[state.next] = mailbox
            return Session(engine: self, number: state.next, mailbox: mailbox)
        }
    }

    func tell(_ event: EngineEvent) {
        for mailbox in state.withLock({ Array($0.mailboxes.values) }) { mailbox.deliver(event) }
    }

    private final class Session: EngineLink {
        let engine: PaperEngine
        let number: Int
        let mailbox: EventMailbox

        init(engine: PaperEngine, number: Int, mailbox: EventMailbox) {
            (self.engine, self.number, self.mailbox) = (engine, number, mailbox)
        }

        deinit { engine.state.withLock { _ = $0.mailboxes.removeValue(forKey: number) } }

        func submit(_ command: EngineCommand, as id: CommandID) {
            note("submit \(command.task?.text ?? "") \(id.rawValue)")
        }

        func cancel(_ job: JobID, because why: String) { note("cancel \(job.rawValue) \(why)") }

        func inquire(_ inquiry: Inquiry, as id: InquiryID) {
            note("inquire \(id.rawValue)")
            mailbox.deliver(.answered(id, .done))
        }

        private func note(_ text: String) { engine.state.withLock { $0.heard.append(text) } }
    }
}
