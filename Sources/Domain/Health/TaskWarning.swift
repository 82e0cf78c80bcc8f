/// Something about a task that is not wrong yet.
package struct TaskWarning: Hashable, Sendable, Codable {
    /// What it is about.
    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// Database and backups share a device.
        case sameDevice = "same-device"
        /// The destination will be full soon.
        case fillingUp = "filling-up"
        /// Somebody could not be told of something.
        case alerts
        /// The last backup held the freeze for long.
        case freezeHeld = "freeze-held"
        /// The database's log grew much while the last backup held the freeze.
        case logGrown = "log-grown"
        /// The clock is behind the newest restore point.
        case clock
        /// Leftovers lie around.
        case leftovers
        /// Restoring was not tried for long, or never.
        case drill
    }

    /// What it is about.
    package let kind: Kind
    /// What is so, why it matters and what to do, in a sentence or three.
    package let text: String

    /// A warning of this text.
    package init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }
}
