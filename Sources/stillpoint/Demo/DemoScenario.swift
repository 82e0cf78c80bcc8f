import ArgumentParser

/// What the demo shows on purpose.
enum DemoScenario: String, ExpressibleByArgument, CaseIterable {
    /// A week of backups, one task that fails, and a leftover.
    case week
    /// Tasks that fail in different ways, and one that is well.
    case failed
    /// What killed, cancelled and failed runs leave behind.
    case leftover
    /// A database that is gone and has to be restored.
    case lost
    /// Hundreds of tasks and about 3,000 restore points.
    case many

    /// One line for the help.
    var summary: String {
        switch self {
        case .week: "a week of backups, one task that fails, a leftover"
        case .failed: "tasks that fail in different ways"
        case .leftover: "what killed, cancelled and failed runs leave behind"
        case .lost: "a database that is gone and has to be restored"
        case .many: "300 tasks and 3,000 restore points; takes a while to make"
        }
    }

    /// Whether something keeps writing to the largest database.
    var hasWriter: Bool { self == .week || self == .leftover }
}
