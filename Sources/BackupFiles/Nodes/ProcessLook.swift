import Domain
import Foundation
import Glibc

/// Looks at the processes of this machine: which one this is, and whether another lives.
enum ProcessLook {
    /// The machine's own id, machine-id(5); empty if it has none.
    static var machine: String {
        let text = try? String(contentsOfFile: "/etc/machine-id", encoding: .utf8)
        return (text ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// What process ids count in here: the pid namespace, pid_namespaces(7).
    static var pidSpace: String {
        var buffer = [UInt8](repeating: 0, count: 64)
        let count = readlink("/proc/self/ns/pid", &buffer, buffer.count)
        return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    }

    /// When a process began, in ticks since the boot; nothing if that cannot be told.
    static func start(of pid: Int32) -> UInt64? { status(of: pid)?.start }

    /// Whether the process that holds a lease lives; only for one whose process ids count here.
    static func isRunning(_ holder: LeaseHolder) -> Bool {
        // A process of another user is there, too, and /proc may hide it.
        guard holder.pid > 0, kill(holder.pid, 0) == 0 || errno == EPERM else { return false }
        guard let status = status(of: holder.pid) else { return true }
        if "ZX".contains(status.state) { return false }
        return holder.processStart == nil || holder.processStart == status.start
    }

    /// State and start out of proc_pid_stat(5): the fields 3 and 22, behind a name in parentheses
    /// that may hold anything.
    private static func status(of pid: Int32) -> (state: Character, start: UInt64)? {
        guard let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
            let name = text.lastIndex(of: ")")
        else { return nil }
        let fields = text[name...].split(separator: " ").dropFirst()
        guard fields.count >= 20, let state = fields.first?.first,
            let start = UInt64(fields[fields.startIndex + 19])
        else { return nil }
        return (state, start)
    }
}
