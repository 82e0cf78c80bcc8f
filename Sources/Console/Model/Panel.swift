/// The parts of a screen that can have the focus.
enum Panel: Equatable, Sendable {
    /// The screen's own list, and what there is to know of the row under its cursor.
    case list, detail
    /// Lists of other screens that stand beside the tasks where there is room.
    case queue, leftovers, log

    /// The screen whose list it shows; none for the screen's own.
    var side: ScreenID? {
        switch self {
        case .list, .detail: nil
        case .queue: .activity
        case .leftovers: .leftovers
        case .log: .log
        }
    }
}
