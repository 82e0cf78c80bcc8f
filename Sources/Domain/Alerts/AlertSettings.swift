/// Who is told of what happens to a task, and how.
package struct AlertSettings: Hashable, Sendable, Codable {
    /// How many seconds a hook or a heartbeat can be given at most; at least more than 0.
    package static let longestTimeout = 300

    /// The commands that are run by `/bin/sh -c`, by what they tell of.
    package var hooks: [AlertEvent: String] = [:]
    /// The address that is asked for after each good backup; none if nobody waits for it.
    package var heartbeat: HeartbeatURL?
    /// How many seconds each of them may take.
    package var timeout = 30.0

    /// Nobody is told.
    package init() {}

    /// The channels that there are, in the order of the configuration.
    package var channels: [AlertChannel] { AlertChannel.allCases.filter(has) }

    /// The channels by which somebody is told of `event`.
    package func channels(for event: AlertEvent) -> [AlertChannel] {
        channels.filter { $0.event == event }
    }

    /// Whether somebody is told by `channel`.
    package func has(_ channel: AlertChannel) -> Bool {
        switch channel {
        case .hook(let event): hooks[event] != nil
        case .heartbeat: heartbeat != nil
        }
    }
}
