/// What lies over the screen and gets the keys first.
enum Overlay: Equatable, Sendable {
    /// All keys of this place.
    case help(offset: Int)
    /// A question.
    case dialog(Dialog)
    /// A command being typed.
    case palette(CommandPalette)
    /// The choice of colours.
    case themes(ThemePicker)
    /// A task being written or changed.
    case form(TaskForm)
}
