import CSystem
import Foundation

/// What a service tells the manager that started it, by sd_notify(3)'s protocol,
/// <https://www.freedesktop.org/software/systemd/man/latest/sd_notify.html>. Without a manager it
/// tells nobody.
struct ServiceManager {
    private let socket: String?
    /// How often, in seconds, it wants to hear that the service lives; none if it does not ask.
    let pulse: Double?

    /// The manager that `environment` names.
    init(environment: [String: String], pid: Int32) {
        socket = environment["NOTIFY_SOCKET"].flatMap { $0.isEmpty ? nil : $0 }
        let isMeant = environment["WATCHDOG_PID"].map { $0 == "\(pid)" } ?? true
        let limit = environment["WATCHDOG_USEC"].flatMap(Double.init)
        // Half of its limit, as the page above advises.
        pulse = isMeant && socket != nil ? limit.map { max(0.01, $0 / 2_000_000) } : nil
    }

    /// It serves.
    func ready() { tell("READY=1") }

    /// It is about to end.
    func stopping() { tell("STOPPING=1") }

    /// It lives.
    func alive() { if pulse != nil { tell("WATCHDOG=1") } }

    /// A manager that cannot be told finds out by its own limits of time.
    private func tell(_ message: String) {
        if let socket { _ = csystem_unix_notify(socket, message) }
    }
}
