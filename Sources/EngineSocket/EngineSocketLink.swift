import CSystem
import Domain
import Foundation
import Glibc
import Synchronization

/// A front end's connection to the engine of another process. It ends when it goes away.
package final class EngineSocketLink: EngineLink {
    /// The name of the socket in the state folder.
    static let socketName = "engine.sock"

    /// Who runs the engine.
    package let holder: EngineHolder
    private let connection: Connection
    private let outgoing = DispatchQueue(label: "stillpoint.engine-socket")

    /// Connects to the engine of the state folder, whose events go to `mailbox` from now on; the last
    /// one is `lost`, unless this end is the one that leaves.
    ///
    /// - Parameter patience: how many seconds the engine has for its greeting.
    /// - Returns: nothing if no engine listens there.
    /// - Throws: `unsupportedFormat`, for an engine of another version; `engineLost`, when it does not
    ///   answer; `SystemError`.
    package static func connect(
        in folder: String, _ mailbox: EventMailbox, patience: Int32 = 10
    ) throws -> EngineSocketLink? {
        let place = SocketPath(socketName, in: folder)
        guard access(folder, X_OK) == 0 else { return nil }
        let descriptor = try place.withShortPath { csystem_unix_connect($0, patience) }
        if descriptor < 0 {
            if errno == EAGAIN { throw silent }
            guard errno == ENOENT || errno == ECONNREFUSED else {
                throw SystemError.last("connect to", place.path)
            }
            return nil
        }
        return try EngineSocketLink(Connection(descriptor), mailbox)
    }

    private init(_ connection: Connection, _ mailbox: EventMailbox) throws {
        self.connection = connection
        connection.send(.hello(version: SocketProtocol.version))
        var lines = MessageLines()
        guard let line = connection.nextLine(&lines) else { throw Self.silent }
        let answer: EngineMessage
        do {
            answer = try MessageCoding.message(line)
        } catch {
            throw SocketProtocol.mismatch(nil)
        }
        switch answer {
        case .welcome(let holder): self.holder = holder
        case .refused(let failure): throw failure
        case .event: throw SocketProtocol.mismatch(nil)
        }
        csystem_unix_wait_forever(connection.descriptor)
        let rest = lines
        let thread = Thread { [holder] in
            connection.deliverEvents(to: mailbox, after: rest)
            if !connection.isLeft { mailbox.deliver(.lost(Self.lost(holder))) }
        }
        thread.name = "engine-events"
        thread.start()
    }

    deinit { connection.leave() }

    package func submit(_ command: EngineCommand, as id: CommandID) { send(.submit(command, id)) }

    package func cancel(_ job: JobID, because why: String) { send(.cancel(job, because: why)) }

    package func inquire(_ inquiry: Inquiry, as id: InquiryID) { send(.inquire(inquiry, id)) }

    /// On a queue, because an engine that is stopped would keep the caller waiting.
    private func send(_ message: FrontEndMessage) {
        outgoing.async { [connection] in connection.send(message) }
    }

    /// An engine is there and does not answer.
    package static var silent: Failure {
        Failure(
            .engineLost, "The engine that runs here does not answer.",
            cause: "Its process was stopped, or the machine is overloaded.",
            next: "Look at it with 'systemctl status stillpoint'; start it anew if it hangs.",
            canRetry: true)
    }

    private static func lost(_ holder: EngineHolder) -> Failure {
        Failure(
            .engineLost, "The connection to the engine (\(holder.words)) has ended.",
            cause: "The engine was stopped or killed.",
            next: "'stillpoint history' tells what became of its jobs.", canRetry: true)
    }
}

/// The descriptor of a connection: closed when neither the link nor its reader needs it any more.
private final class Connection: Sendable {
    let descriptor: Int32
    private let left = Atomic<Bool>(false)

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// Whether this end has ended it.
    var isLeft: Bool { left.load(ordering: .acquiring) }

    /// Ends it, for the reader, too.
    func leave() {
        left.store(true, ordering: .releasing)
        shutdown(descriptor, Int32(SHUT_RDWR))
    }

    /// Sends a message. What cannot be sent any more needs no telling: the reader finds the end.
    func send(_ message: FrontEndMessage) {
        guard let line = try? MessageCoding.line(message) else { return leave() }
        var sent = 0
        while sent < line.count {
            let count = line[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            sent += count
        }
    }

    /// The next line, waiting for it; nothing at the end of the connection.
    func nextLine(_ lines: inout MessageLines) -> Data? {
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            if let line = lines.next() { return line }
            let count = read(descriptor, &bytes, bytes.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return nil }
            lines.append(bytes[..<count])
        }
    }

    /// Delivers events until the connection ends or tells something else.
    func deliverEvents(to mailbox: EventMailbox, after rest: MessageLines) {
        var lines = rest
        while let line = nextLine(&lines) {
            guard let message: EngineMessage = try? MessageCoding.message(line),
                case .event(let event) = message
            else { return }
            mailbox.deliver(event)
            if case .lost = event { return leave() }
        }
    }
}
