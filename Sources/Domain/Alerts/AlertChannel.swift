/// A way in which somebody is told, by the key that the configuration has for it.
package enum AlertChannel: Hashable, Sendable, CaseIterable {
    /// The command that is run when this happens.
    case hook(AlertEvent)
    /// The address that is asked for after each good backup, so that silence is noticed elsewhere.
    case heartbeat

    /// Every channel there is.
    package static let allCases = AlertEvent.allCases.map(AlertChannel.hook) + [.heartbeat]

    /// The key of the configuration.
    package var name: String {
        switch self {
        case .hook(let event): event.rawValue
        case .heartbeat: "heartbeat"
        }
    }

    /// What it tells of.
    package var event: AlertEvent {
        switch self {
        case .hook(let event): event
        case .heartbeat: .success
        }
    }

    /// "The hook for 'late'", "The heartbeat": to begin a sentence about it.
    package var words: String {
        switch self {
        case .hook(let event): "The hook for '\(event.rawValue)'"
        case .heartbeat: "The heartbeat"
        }
    }

    /// The channel of this name; nothing if there is none.
    package init?(name: String) {
        guard let channel = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = channel
    }
}
