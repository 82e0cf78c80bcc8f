/// The five screens, in the order of their numbers.
package enum ScreenID: Int, CaseIterable, Hashable, Sendable {
    case tasks = 1
    case activity, leftovers, restore, log

    /// The screen's name in the tab line.
    var title: String {
        switch self {
        case .tasks: "Tasks"
        case .activity: "Activity"
        case .leftovers: "Leftovers"
        case .restore: "Restore"
        case .log: "Log"
        }
    }
}
