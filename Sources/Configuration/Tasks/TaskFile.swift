import Domain

/// One task's file, apart from how it lies on disk: its text as a task and back.
struct TaskFile {
    /// Its path, for what is said about it.
    let path: String
    /// The task's name, out of the name of the file.
    let name: TaskName

    private static let keys =
        ["name", "database", "destination", "full", "incremental", "node", "enabled"]
        + TaskDefaults.keys + ["assertions", "alerts"]

    /// The task that `text` describes; nothing if anything is wrong with it.
    func parse(_ text: String, defaults: TaskDefaults) -> (
        task: BackupTask?, complaints: [Complaint]
    ) {
        var root: MappingReader
        do throws(Complaint) {
            root = try MappingReader(text: text, keys: Self.keys)
        } catch {
            return (nil, [error])
        }
        let task = task(from: &root, defaults)
        let complaints = root.complaints.sorted { $0.line < $1.line }
        return (complaints.isEmpty ? task : nil, complaints)
    }

    private func task(from root: inout MappingReader, _ defaults: TaskDefaults) -> BackupTask {
        checkName(in: &root)
        let database = required("database", in: &root)
        let destination = required("destination", in: &root)
        var own = TaskDefaults(from: &root)
        own.alerts = AlertDefaults(in: &root)
        var task = own.completed(by: defaults)
            .task(name, database: database, destination: destination)
        task.full = root.schedule("full")
        task.incremental = root.schedule("incremental")
        task.node = root.nodeTag("node")
        task.isEnabled = root.flag("enabled") ?? true
        task.assertions = root.texts("assertions")
        return task
    }

    private func required(_ key: String, in root: inout MappingReader) -> String {
        if root.entry(key) == nil {
            root.complain(
                key, "is missing", next: "Say which with a line '\(key): /the/whole/path'.")
        }
        return root.path(key) ?? ""
    }

    /// A file that was copied and not changed everywhere must not pass for the task it was copied from.
    private func checkName(in root: inout MappingReader) {
        guard let text = root.text("name"), text != name.text else { return }
        root.complain(
            "name", "is \(text.quotedForDisplay), but the file is that of the task \(name)",
            next: "Rename the file, or take the line out: the name of the file is the task's name.")
    }
}
