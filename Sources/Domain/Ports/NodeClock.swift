import Foundation

/// The node's clock: the time now, and in which zone it is read.
package struct NodeClock: Sendable {
    /// The zone of the node's local time.
    package let zone: TimeZone
    private let date: @Sendable () -> Date
    private let uptime: @Sendable () -> Double

    /// The time now.
    package var now: LocalTime { LocalTime(date(), in: zone) }
    /// Seconds since some instant, never jumping: only differences mean something.
    package var seconds: Double { uptime() }

    /// A clock of these parts.
    package init(
        zone: TimeZone, date: @escaping @Sendable () -> Date,
        uptime: @escaping @Sendable () -> Double
    ) {
        self.zone = zone
        self.date = date
        self.uptime = uptime
    }
}
