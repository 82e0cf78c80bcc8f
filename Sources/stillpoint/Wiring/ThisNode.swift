import Domain
import Foundation
import Glibc

extension NodeClock {
    /// The clock of this machine; the only place where the time is asked for.
    static let system = NodeClock(
        zone: .current, date: { Date() },
        uptime: {
            var time = timespec()
            clock_gettime(CLOCK_BOOTTIME, &time)
            return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
        })
}

extension Writer {
    /// This process on this machine.
    static var thisProcess: Writer {
        var name = utsname()
        uname(&name)
        let host = withUnsafeBytes(of: &name.nodename) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        let boot = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
        return Writer(
            host: host, pid: getpid(),
            bootID: (boot ?? "").trimmingCharacters(in: .whitespacesAndNewlines))
    }
}
