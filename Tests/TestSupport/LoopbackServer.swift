import Foundation
import Glibc
import Synchronization

/// A small HTTP server on a free port of the loopback device, which ends with the object.
package final class LoopbackServer: Sendable {
    /// What a request is answered with.
    package enum Reply: Sendable {
        /// A response of this status.
        case status(Int)
        /// A redirect to this address.
        case redirect(String)
        /// Nothing: the connection stays open until the server ends.
        case silence
    }

    /// The port it listens on.
    package let port: UInt16
    private let listening: Int32
    private let reply: @Sendable (_ path: String) -> Reply
    private let heads = Mutex<[String]>([])
    private let waiting = Mutex<[Int32]>([])
    private let arrived = DispatchSemaphore(value: 0)

    /// All requests so far, each with its header.
    package var requests: [String] { heads.withLock { $0 } }

    /// A server that gives `reply` for the path and query of a request.
    package init(_ reply: @escaping @Sendable (_ path: String) -> Reply) throws {
        self.reply = reply
        listening = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let socket = listening
        let isBound = withUnsafeMutableBytes(of: &address) { bytes in
            guard let address = bytes.assumingMemoryBound(to: sockaddr.self).baseAddress else {
                return false
            }
            return bind(socket, address, size) == 0 && listen(socket, 16) == 0
                && getsockname(socket, address, &size) == 0
        }
        port = UInt16(bigEndian: address.sin_port)
        guard isBound else { throw POSIXError(.EADDRNOTAVAIL) }
        let serve: @Sendable () -> Void = { [weak self, socket] in
            // Its number belongs to another file once it is closed: only here, where it is used.
            defer { close(socket) }
            while true {
                let connection = accept(socket, nil, nil)
                guard connection >= 0 else { return }
                _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
                self?.answer(connection)
            }
        }
        Thread(block: serve).start()
    }

    deinit {
        shutdown(listening, Int32(SHUT_RDWR))
        for connection in waiting.withLock({ $0 }) { close(connection) }
    }

    /// An address on the server.
    package func url(_ path: String, user: String = "") -> String {
        "http://\(user)127.0.0.1:\(port)\(path)"
    }

    /// Waits for the next request.
    ///
    /// - Returns: false if none comes within half a minute.
    package func waitForRequest() -> Bool { arrived.wait(timeout: .now() + 30) == .success }

    private func answer(_ connection: Int32) {
        let head = Self.head(connection)
        heads.withLock { $0.append(head) }
        let words = head.split(separator: " ")
        let path = words.count > 1 ? String(words[1]) : ""
        switch reply(path) {
        case .status(let status): Self.send("\(status) Whatever", "", connection)
        case .redirect(let url): Self.send("302 Found", "Location: \(url)\r\n", connection)
        case .silence: waiting.withLock { $0.append(connection) }
        }
        arrived.signal()
    }

    private static func head(_ connection: Int32) -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while !bytes.suffix(4).elementsEqual("\r\n\r\n".utf8) {
            let count = read(connection, &buffer, buffer.count)
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func send(_ status: String, _ fields: String, _ connection: Int32) {
        let text =
            "HTTP/1.1 \(status)\r\n\(fields)Content-Length: 2\r\nConnection: close\r\n\r\nok"
        let bytes = Array(text.utf8)
        _ = Glibc.send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        close(connection)
    }
}
