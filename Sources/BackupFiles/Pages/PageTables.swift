import Domain
import Glibc

/// The page tables of a node: for each task the table of its last backup.
///
/// `<folder>/<task>/<id of the backup>.pages`. A table gets that name before its backup gets its
/// own, so that a backup is never there without it; tables of backups that never came are pruned.
/// A file `replaced` beside it says that a restore has replaced the database since.
struct PageTables: Sendable {
    /// The folder of all tables.
    let folder: String

    /// The table of `point`, if it is there, whole, and its own.
    func table(of point: RestorePoint, digest: Digest) -> PageTable? {
        guard let task = try? TaskName(point.facts.task),
            let file = try? OpenFile(path(task, point.id), O_RDONLY)
        else { return nil }
        let table = PageTable(in: file)
        // A table that cannot be read is as good as none: the next backup is then a full one, and
        // says so.
        return (try? table.belongs(to: point.facts, file: digest)) == true ? table : nil
    }

    /// Whether there is a table for `point`; whether it is whole is known when it is used.
    func hasTable(of point: RestorePoint) -> Bool {
        guard let task = try? TaskName(point.facts.task) else { return false }
        return access(path(task, point.id), R_OK) == 0
    }

    /// A new table for a backup that is being made.
    func begin(_ task: TaskName, _ id: BackupID) throws -> PageTable {
        try FileOperations.createFolders(folder(of: task))
        return PageTable(
            in: try OpenFile(path(task, id) + ".new", O_RDWR | O_CREAT | O_TRUNC, to: "create"))
    }

    /// Gives a sealed table its name.
    func commit(_ task: TaskName, _ id: BackupID) throws {
        try FileOperations.rename(path(task, id) + ".new", to: path(task, id))
    }

    /// Forgets the table of a backup that did not come about.
    func discard(_ task: TaskName, _ id: BackupID) { unlink(path(task, id) + ".new") }

    /// Takes away every table of `task` except that of `id`.
    func prune(_ task: TaskName, keeping id: BackupID) {
        let kept = "\(id).pages"
        for name in (try? FileOperations.names(in: folder(of: task))) ?? [] where name != kept {
            // A table that stays costs space and nothing else.
            unlink("\(folder(of: task))/\(name)")
        }
    }

    /// Whether a restore has replaced the database of `task` since its last complete backup.
    func hasMark(_ task: TaskName) -> Bool { access(mark(task), F_OK) == 0 }

    /// Makes or takes away the mark that `hasMark` looks for; the next complete backup prunes it.
    func setMark(_ isMarked: Bool, _ task: TaskName) throws {
        guard isMarked else { return try FileOperations.remove(mark(task)) }
        try FileOperations.createFolders(folder(of: task))
        try FileOperations.replace(mark(task), with: [])
        try FileOperations.syncFolder(folder(of: task))
    }

    private func mark(_ task: TaskName) -> String { "\(folder(of: task))/replaced" }

    private func folder(of task: TaskName) -> String { "\(folder)/\(task)" }

    private func path(_ task: TaskName, _ id: BackupID) -> String {
        "\(folder(of: task))/\(id).pages"
    }
}
