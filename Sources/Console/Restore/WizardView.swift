import Screen

/// Draws the restore wizard.
struct WizardView {
    let state: ConsoleState

    func draw(in area: Rect, on frame: inout Frame) {}
}
