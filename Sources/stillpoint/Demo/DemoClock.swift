import Domain
import Foundation

/// The clocks of the demo: this machine's, or one that stands still, so that what is shown is always
/// the same.
struct DemoClock {
    /// Where the clock stands; nothing for this machine's.
    let fixed: LocalTime?

    /// The clock that the console goes by. Seconds pass for it: keys that are held down, and jobs.
    var console: NodeClock {
        guard let fixed else { return .system }
        return NodeClock(zone: Self.zone(fixed), date: { fixed.date }) { NodeClock.system.seconds }
    }

    /// A clock for what happened so many seconds ago. Where the clock stands still, that took no time.
    func past(_ seconds: Double) -> NodeClock {
        let offset = Int64(seconds * 1_000_000)
        guard let fixed else {
            return NodeClock(
                zone: NodeClock.system.zone,
                date: { Self.earlier(NodeClock.system.now, by: offset) },
                uptime: { NodeClock.system.seconds })
        }
        return NodeClock(
            zone: Self.zone(fixed), date: { Self.earlier(fixed, by: offset) }, uptime: { 0 })
    }

    private static func zone(_ time: LocalTime) -> TimeZone {
        TimeZone(secondsFromGMT: Int(time.offset)) ?? .gmt
    }

    private static func earlier(_ time: LocalTime, by microseconds: Int64) -> Date {
        LocalTime(microseconds: time.microseconds - microseconds, offset: 0).date
    }
}
