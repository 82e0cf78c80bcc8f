import CSystem
import Domain
import Foundation
import Synchronization

/// Lets front ends of other processes connect to the engine of this one, over a Unix socket that only
/// this user may use.
///
/// One thread serves them all and never waits for one of them. It ends with `stop`.
package final class EngineSocketServer: Sendable {
    private struct Shared {
        var greeted = 0
        var isStopping = false
    }

    private let place: SocketPath
    private let wakeUp: WakeUp
    private let shared = Mutex(Shared())
    private let ended = DispatchSemaphore(value: 0)

    /// How many front ends are connected.
    package var clients: Int { shared.withLock { $0.greeted } }

    /// Listens in `folder` as the engine of `holder`, who must have its `EngineLock`: a socket that is
    /// there is then nobody's, and is replaced.
    ///
    /// - Parameters:
    ///   - onChange: called on some thread when a front end came or went.
    ///   - connect: connects a front end, given its mailbox and the name of its user, to the engine.
    /// - Throws: `SystemError` when the socket cannot be made.
    package init(
        in folder: String, as holder: EngineHolder, onChange: @escaping @Sendable () -> Void = {},
        connect: @escaping @Sendable (EventMailbox, String) -> any EngineLink
    ) throws {
        let place = SocketPath(EngineSocketLink.socketName, in: folder)
        let wakeUp = try WakeUp()
        let listening = try place.withShortPath { short in
            unlink(short)
            return csystem_unix_listen(short)
        }
        guard listening >= 0 else { throw SystemError.last("listen at", place.path) }
        (self.place, self.wakeUp) = (place, wakeUp)
        let host = SocketClient.Host(holder: holder, connect: connect) { wakeUp.wake() }
        let thread = Thread { [self] in
            serve(listening, host, onChange)
            ended.signal()
        }
        thread.name = "engine-socket"
        thread.start()
    }

    /// Ends all connections and takes the socket away; what front ends can take at once of what is
    /// still to be told they are told.
    package func stop() {
        shared.withLock { $0.isStopping = true }
        wakeUp.wake()
        ended.wait()
        ended.signal()
    }

    private func serve(
        _ listening: Int32, _ host: SocketClient.Host, _ onChange: @Sendable () -> Void
    ) {
        var clients: [SocketClient] = []
        var mayAccept = true
        while !shared.withLock({ $0.isStopping }) {
            var polled = [pollfd(fd: wakeUp.descriptor, events: Int16(POLLIN), revents: 0)]
            polled.append(
                pollfd(fd: mayAccept ? listening : -1, events: Int16(POLLIN), revents: 0))
            polled += clients.map { pollfd(fd: $0.descriptor, events: $0.interest, revents: 0) }
            _ = poll(&polled, nfds_t(polled.count), mayAccept ? -1 : Self.pause)
            wakeUp.clear()
            for (client, polled) in zip(clients, polled.dropFirst(2)) where polled.revents != 0 {
                if polled.revents & ~Int16(POLLOUT) != 0 { client.receive() }
            }
            mayAccept = accept(listening, host, &clients)
            for client in clients { client.flush() }
            clients.removeAll(where: \.isOver)
            note(clients.count(where: \.isGreeted), onChange)
        }
        for client in clients { client.flush() }
        close(listening)
        removeSocket()
    }

    /// With no descriptor left, connections are left waiting for so many milliseconds.
    private static let pause: Int32 = 1000

    /// - Returns: whether more can be accepted soon.
    private func accept(
        _ listening: Int32, _ host: SocketClient.Host, _ clients: inout [SocketClient]
    ) -> Bool {
        while true {
            let descriptor = csystem_unix_accept(listening)
            guard descriptor >= 0 else { return errno != EMFILE && errno != ENFILE }
            clients.append(SocketClient(descriptor, host: host))
        }
    }

    private func note(_ count: Int, _ onChange: @Sendable () -> Void) {
        let hasChanged = shared.withLock { shared in
            defer { shared.greeted = count }
            return shared.greeted != count
        }
        if hasChanged { onChange() }
    }

    private func removeSocket() {
        do {
            try place.withShortPath { _ = unlink($0) }
        } catch {
            // Its folder is gone, and the socket with it.
        }
    }
}
