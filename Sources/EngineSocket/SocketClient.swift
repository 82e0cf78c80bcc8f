import CSystem
import Domain
import Foundation

/// One front end as the engine's side of a socket sees it. Confined to the thread of the server.
///
/// Events are taken from its mailbox only when all that was taken before has been written: a front
/// end that does not read has them gather there, where only the latest of many things is kept.
final class SocketClient {
    /// What a server makes of a front end.
    struct Host {
        let holder: EngineHolder
        let connect: @Sendable (EventMailbox, String) -> any EngineLink
        let wake: @Sendable () -> Void
    }

    let descriptor: Int32
    /// Whether its connection is to be closed.
    private(set) var isOver = false
    private let host: Host
    private let mailbox: EventMailbox
    private var link: (any EngineLink)?
    private var input = MessageLines()
    private var output: [UInt8] = []
    private var written = 0

    /// Commands are short: whoever sends more in one line is not a front end.
    private static let longestLine = 1 << 20
    /// A front end that has left so many events lying is not waited for any longer.
    static let mostEvents = 4096

    init(_ descriptor: Int32, host: Host) {
        self.descriptor = descriptor
        self.host = host
        mailbox = EventMailbox(limit: Self.mostEvents, wake: host.wake)
    }

    deinit { close(descriptor) }

    /// Whether it has been greeted, and counts.
    var isGreeted: Bool { link != nil }

    /// What poll(2) should tell of it.
    var interest: Int16 { Int16(POLLIN) | (output.isEmpty ? 0 : Int16(POLLOUT)) }

    /// Takes what has arrived.
    func receive() {
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(descriptor, &bytes, bytes.count)
        if count < 0, errno == EAGAIN || errno == EINTR { return }
        guard count > 0 else {
            isOver = true
            return
        }
        input.append(bytes[..<count])
        while !isOver, let line = input.next() { take(line) }
        if input.isLonger(than: Self.longestLine) { isOver = true }
    }

    /// Writes what there is to be told, as far as it goes without waiting.
    func flush() {
        if mailbox.isOverfull, !output.isEmpty { isOver = true }
        while !isOver {
            if output.isEmpty { takeEvents() }
            guard !output.isEmpty, writeSome() else { return }
        }
    }

    private func take(_ line: Data) {
        do {
            let message: FrontEndMessage = try MessageCoding.message(line)
            switch (message, link) {
            case (.hello(SocketProtocol.version), nil): greet()
            case (.hello, _), (_, nil): refuse()
            case (.submit(let command, let id), let link?): link.submit(command, as: id)
            case (.cancel(let job, let why), let link?): link.cancel(job, because: why)
            case (.inquire(let inquiry, let id), let link?): link.inquire(inquiry, as: id)
            }
        } catch {
            refuse()
        }
    }

    private func greet() {
        put(.welcome(host.holder))
        link = host.connect(mailbox, person)
    }

    private func refuse() {
        put(.refused(SocketProtocol.mismatch(host.holder)))
        _ = writeSome()
        isOver = true
    }

    /// Who is at the other end, as the kernel knows it.
    private var person: String {
        let user = csystem_unix_peer(descriptor)
        guard user >= 0, let entry = getpwuid(uid_t(user)) else { return "user \(user)" }
        return String(cString: entry.pointee.pw_name)
    }

    private func takeEvents() {
        for event in mailbox.drain() { put(.event(event)) }
    }

    private func put(_ message: EngineMessage) {
        do {
            output += try MessageCoding.line(message)
        } catch {
            // Only a number that JSON has no word for; without the event the story would be wrong.
            isOver = true
        }
    }

    /// - Returns: whether all was written.
    private func writeSome() -> Bool {
        while written < output.count {
            let count = output[written...].withUnsafeBytes {
                send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                isOver = errno != EAGAIN
                return false
            }
            written += count
        }
        (output, written) = ([], 0)
        return true
    }
}
