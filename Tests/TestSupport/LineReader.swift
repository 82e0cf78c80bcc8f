import Foundation
import Synchronization

/// Reads what a program writes into a pipe, line by line, waiting for each.
package final class LineReader: Sendable {
    private struct State {
        var unread = Data()
        var all = Data()
        var isAtEnd = false
    }

    private let descriptor: Int32
    private let state = Mutex(State())

    /// Reads from the reading end of a pipe, and closes it at last.
    init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// The next line without its end; nothing at the end of the stream.
    ///
    /// - Throws: `POSIXError.ETIMEDOUT` if none comes within `limit`.
    package func next(within limit: Duration = .seconds(30)) throws -> String? {
        let deadline = ContinuousClock.now + limit
        while true {
            if let line = takeLine() { return line }
            if state.withLock({ $0.isAtEnd }) { return nil }
            guard try fill(until: deadline) else { throw POSIXError(.ETIMEDOUT) }
        }
    }

    /// Waits for the end of the stream, which comes when no process has it open any more.
    ///
    /// - Returns: false if it does not come within `limit`.
    package func isAtEnd(within limit: Duration) throws -> Bool {
        let deadline = ContinuousClock.now + limit
        while !state.withLock({ $0.isAtEnd }) {
            guard try fill(until: deadline) else { return false }
        }
        return true
    }

    /// All that has come so far, whether it was read as lines or not.
    var all: Data { state.withLock { $0.all } }

    private func takeLine() -> String? {
        state.withLock { state in
            guard let end = state.unread.firstIndex(of: 10) else { return nil }
            let line = state.unread[..<end]
            state.unread = Data(state.unread[(end + 1)...])
            return String(decoding: line, as: UTF8.self)
        }
    }

    /// Waits for more and takes it in.
    ///
    /// - Returns: false if the deadline came first.
    private func fill(until deadline: ContinuousClock.Instant) throws -> Bool {
        let left = (deadline - ContinuousClock.now) / .milliseconds(1)
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&request, 1, Int32(max(0, min(left, 1_000_000)).rounded(.up))) > 0 else {
            return false
        }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(descriptor, &bytes, bytes.count)
        guard count >= 0 else { throw POSIXError(.EIO) }
        state.withLock { state in
            state.isAtEnd = count == 0
            state.unread += bytes[..<count]
            state.all += bytes[..<count]
        }
        return true
    }
}
