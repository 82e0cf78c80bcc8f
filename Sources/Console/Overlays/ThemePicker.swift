import Screen

/// The choice of colours, with the screen behind it drawn in the one under the cursor.
struct ThemePicker: Equatable, Sendable {
    /// The theme that comes back with Esc.
    let before: String
    /// The theme under the cursor.
    var selected: String

    func draw(_ state: ConsoleState, on frame: inout Frame) {}
}
