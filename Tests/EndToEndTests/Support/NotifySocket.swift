import Foundation
import TestSupport

/// The datagram socket at which a service manager listens.
final class NotifySocket: Sendable {
    let path: String
    private let descriptor: Int32

    /// Listens at `path`; one that begins with "@" is an abstract name, which is no file.
    init(_ path: String) throws {
        self.path = path
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        if path.hasPrefix("@") { address.sun_path.0 = 0 }
        // The length of an abstract name counts.
        let size = socklen_t(MemoryLayout<sa_family_t>.size + path.utf8.count)
        let code = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
        }
        guard code == 0 else { throw POSIXError(.EADDRINUSE) }
        var limit = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(
            descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    /// The next message; empty if none comes in 20 seconds.
    func next() -> String {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = recv(descriptor, &bytes, bytes.count, 0)
        return String(decoding: bytes[..<max(0, count)], as: UTF8.self)
    }

    /// Whether `message` comes, maybe after others.
    func has(_ message: String) -> Bool {
        while true {
            let next = next()
            if next == message { return true }
            if next.isEmpty { return false }
        }
    }
}
