import Domain

/// What can be asked for by typing it.
enum PaletteCommand: Equatable, Sendable {
    /// Back a task up; without a kind, incrementally where possible.
    case backup(BackupTask, BackupKind?)
    case verify(BackupTask, VerifyLevel)
    /// Open the wizard on a task.
    case restore(BackupTask)
    /// Open the form with a name in it.
    case addTask(String)
    case setEnabled(BackupTask, Bool)
    case removeTask(BackupTask)
    /// Have nothing of it run by schedule for so long; without a span, take that back.
    case delay(BackupTask, DelaySpan?)
    case removeLeftover(file: String)
    /// Go to a screen, and show there only what contains a text.
    case show(ScreenID, filter: String)
    case theme(String)
    /// Whatever else has a key.
    case action(ActionID)
}
