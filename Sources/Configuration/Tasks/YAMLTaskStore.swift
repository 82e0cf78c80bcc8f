import Domain
import Foundation

/// Tasks as files, one each: `tasks/<name>.yaml`, written by this program and by hand alike.
///
/// Every call reads the files anew, so that what was changed by hand counts at once. Calls block;
/// any thread may make them.
package struct YAMLTaskStore: TaskStore {
    private let places: Places

    /// The tasks that are kept in `places`.
    package init(places: Places) { self.places = places }

    /// All tasks, by name.
    ///
    /// - Throws: `configuration`, with file and line, for the first file that is wrong.
    package func tasks() throws -> [BackupTask] {
        let defaults = try Settings(from: places).defaults
        let listing = try listing()
        return try listing.files.compactMap { try read($0, defaults) }
    }

    package func readable() -> (tasks: [BackupTask], failures: [Failure]) {
        let (settings, settingsFailures) = Settings.read(from: places)
        let listing = TaskListing(folders: places.taskFolders)
        var (tasks, failures) = ([BackupTask](), settingsFailures + listing.failures)
        for file in listing.files {
            do {
                if let task = try read(file, settings.defaults) { tasks.append(task) }
            } catch {
                failures.append(Failure(describing: error))
            }
        }
        return (tasks, failures)
    }

    /// The task called `name`; files of other tasks may be wrong.
    ///
    /// - Throws: `unknownTask`, with the names that are near; `configuration`, with file and line.
    package func task(_ name: TaskName) throws -> BackupTask {
        let file = try TaskListing(folders: places.taskFolders).file(of: name)
        guard let task = try read(file, Settings(from: places).defaults) else {
            throw Self.gone(file)
        }
        return task
    }

    /// Keeps a new task, as a file of mode 0600 in this user's folder.
    ///
    /// - Throws: `taskExists`, also when the task is one for all users; `configuration` when the task
    ///   could not be read back; failures of the file system.
    package func add(_ task: BackupTask) throws {
        let listing = TaskListing(folders: places.taskFolders)
        if let file = listing.files.first(where: { $0.name == task.name }) {
            throw Self.exists(file)
        }
        let file = TaskFile(path: "\(places.taskFolders[0])/\(task.name).yaml", name: task.name)
        let text = try checkedText(of: task, in: file)
        do throws(SystemError) {
            try DurableFile(path: file.path).create(text)
        } catch {
            let isTaken = error.number == EEXIST && error.path == file.path
            throw isTaken ? Self.exists(file) : error.failure
        }
    }

    /// Keeps a changed task in place of the one of its name, in the same file.
    ///
    /// The comment lines at the head of the file stay; others go with the lines they stood at.
    ///
    /// - Throws: `unknownTask`; `configuration` when the task could not be read back; failures of the
    ///   file system.
    package func replace(_ task: BackupTask) throws {
        let file = try TaskListing(folders: places.taskFolders).file(of: task.name)
        guard let old = try TextFile(path: file.path).read() else { throw Self.gone(file) }
        let head = old.split(separator: "\n", omittingEmptySubsequences: false)
            .prefix { $0.hasPrefix("#") }.map { $0 + "\n" }.joined()
        let text = try checkedText(of: task, in: file)
        try DurableFile(path: file.path).replace(with: head + text)
    }

    /// Switches a task on or off by the `enabled` line of its file; comments and order stay.
    ///
    /// - Throws: `unknownTask`; `configuration` when the file is wrong; failures of the file system.
    package func setEnabled(_ isEnabled: Bool, of name: TaskName) throws {
        let file = try TaskListing(folders: places.taskFolders).file(of: name)
        guard let text = try TextFile(path: file.path).read() else { throw Self.gone(file) }
        let changed = try file.text(text, enabled: isEnabled)
        if changed != text { try DurableFile(path: file.path).replace(with: changed) }
    }

    /// Forgets a task by removing its file, whatever is in it; its backups stay where they are.
    ///
    /// - Throws: `unknownTask`, with the names that are near; failures of the file system.
    package func remove(_ name: TaskName) throws {
        let file = try TaskListing(folders: places.taskFolders).file(of: name)
        try DurableFile(path: file.path).remove()
    }

    /// Everything that is wrong with the configuration: settings, tasks, names of files.
    package func check() -> [Failure] {
        let (settings, failures) = Settings.read(from: places)
        let listing = TaskListing(folders: places.taskFolders)
        let wrong = listing.files.flatMap { file -> [Failure] in
            do throws(Failure) {
                guard let text = try TextFile(path: file.path).read() else { return [] }
                return file.failures(file.parse(text, defaults: settings.defaults).complaints)
            } catch {
                return [error]
            }
        }
        return failures + listing.failures + listing.doubts + wrong
    }

    /// The text of `task`'s file, which was seen to give that very task when it is read.
    private func checkedText(of task: BackupTask, in file: TaskFile) throws -> String {
        let defaults = try Settings(from: places).defaults
        let text = TaskFile.text(of: task, defaults: defaults)
        let (copy, complaints) = file.parse(text, defaults: defaults)
        guard let copy, task.isExactly(copy) else { throw Self.unwritable(task, complaints) }
        return text
    }

    private func listing() throws -> TaskListing {
        let listing = TaskListing(folders: places.taskFolders)
        if let failure = listing.failures.first { throw failure }
        return listing
    }

    /// The task in `file`; nothing if the file went away since it was listed.
    private func read(_ file: TaskFile, _ defaults: TaskDefaults) throws -> BackupTask? {
        guard let text = try TextFile(path: file.path).read() else { return nil }
        let (task, complaints) = file.parse(text, defaults: defaults)
        if let failure = file.failures(complaints).first { throw failure }
        return task
    }
}

extension YAMLTaskStore {
    private static func exists(_ file: TaskFile) -> Failure {
        Failure(
            .taskExists, "There is already a task \(file.name.text.quotedForDisplay).",
            cause: "Its file is \(file.path.quotedForDisplay).",
            next: "Choose another name, or change that file.")
    }

    private static func gone(_ file: TaskFile) -> Failure {
        Failure(
            .unknownTask, "The task \(file.name.text.quotedForDisplay) was removed a moment ago.")
    }

    private static func unwritable(_ task: BackupTask, _ complaints: [Complaint]) -> Failure {
        Failure(
            .configuration,
            "The task \(task.name) cannot be kept: "
                + (complaints.first?.problem ?? "it would not be read back as it is") + ".",
            next: complaints.first?.next ?? "")
    }
}

extension BackupTask {
    /// Whether `other` is the same to the byte; equal strings may differ in how they write é.
    fileprivate func isExactly(_ other: BackupTask) -> Bool {
        let texts = { (task: BackupTask) in
            ([task.database, task.destination] + task.assertions
                + AlertEvent.allCases.map { task.alerts.hooks[$0] ?? "" }).map { Array($0.utf8) }
        }
        return self == other && texts(self) == texts(other)
    }
}
