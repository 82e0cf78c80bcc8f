/// Where backup tasks are configured.
package protocol TaskStore: Sendable {
    /// All tasks, by name.
    ///
    /// - Throws: `configuration`, with file and line, for the first file that is wrong.
    func tasks() throws -> [BackupTask]

    /// All tasks that can be read, by name, and what is wrong with the others.
    func readable() -> (tasks: [BackupTask], failures: [Failure])

    /// The task called `name`.
    ///
    /// - Throws: `unknownTask`; `configuration`, with file and line.
    func task(_ name: TaskName) throws -> BackupTask

    /// Keeps a new task.
    ///
    /// - Throws: `taskExists`; failures of the file system.
    func add(_ task: BackupTask) throws

    /// Keeps a changed task in place of the one of its name.
    ///
    /// - Throws: `unknownTask`; failures of the file system.
    func replace(_ task: BackupTask) throws

    /// Switches a task on or off.
    func setEnabled(_ isEnabled: Bool, of name: TaskName) throws

    /// Forgets a task; its backups stay where they are.
    func remove(_ name: TaskName) throws
}
