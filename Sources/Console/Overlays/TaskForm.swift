import Domain
import Screen

/// A task being written or changed.
struct TaskForm: Equatable, Sendable {
    /// The task that is changed; none for a new one.
    let original: BackupTask?

    func draw(_ state: ConsoleState, on frame: inout Frame) {}
}
