import Domain
import Glibc

/// Backups as files in folders.
package struct FileBackupStore: BackupStore {
    private let stateFolder: String
    let writer: Writer
    private var tables: PageTables { PageTables(folder: "\(stateFolder)/page-tables") }

    /// A store that keeps page tables under `stateFolder` and works for the process `writer`.
    package init(stateFolder: String, writer: Writer) {
        self.stateFolder = stateFolder
        self.writer = writer
    }

    package func catalog(of folder: String) throws -> Catalog {
        var scan = FolderScan(by: writer)
        return try scan.catalog(of: folder)
    }

    package func canContinue(from point: RestorePoint) -> Bool { tables.hasTable(of: point) }

    package func begin(_ order: BackupOrder) throws -> any BackupWriting {
        try NodeFolder(in: order.task.destination).requireDestination()
        let (order, before) = try continuing(order)
        let table = try tables.begin(order.task.name, order.id)
        do {
            return BackupWriter(
                order, file: try file(for: order), table: table, before: before, tables: tables)
        } catch {
            tables.discard(order.task.name, order.id)
            throw error
        }
    }

    package func isReplaced(_ task: TaskName) -> Bool { tables.hasMark(task) }

    package func setReplaced(_ isReplaced: Bool, of task: TaskName) throws {
        try tables.setMark(isReplaced, task)
    }

    package func target(at path: String) throws -> TargetFacts { try TargetFacts(lookingAt: path) }

    package func users(of path: String) -> [FileUser] { FileUsers.users(of: path) }

    package func beginImage(at path: String, by writer: Writer) throws -> any ImageBuilding {
        try ImageBuilder(at: path, by: writer)
    }

    package func beginScratchImage(_ name: String, by writer: Writer) throws -> any ImageBuilding {
        let folder = "\(stateFolder)/scratch"
        try FileOperations.createFolders(folder)
        return try ImageBuilder(at: "\(folder)/\(name)", by: writer)
    }

    package func findings(
        in points: [RestorePoint], level: VerifyLevel,
        progress: @escaping (Int64, Int64) throws -> Void
    ) throws -> [Finding] {
        try FileOperations.createFolders(stateFolder)
        return try BackupVerifier(points: points, scratchFolder: stateFolder, progress: progress)
            .findings(level)
    }

    package func removeLeftover(_ file: String) throws { try InProgressFile.remove(file) }

    /// The order with its parent's digest known, and the parent's page table.
    private func continuing(_ order: BackupOrder) throws -> (BackupOrder, PageTable?) {
        guard var parent = order.parent else { return (order, nil) }
        if parent.fileDigest == nil {
            // Only a parent whose sidecar is lost has to be read.
            let reader = try BackupFileReader(parent.file)
            parent.fileDigest =
                try FileDigests(of: reader.file, size: reader.size, framesEnd: reader.framesEnd) {
                    _ in
                }
                .file
        }
        guard let table = tables.table(of: parent, digest: parent.fileDigest ?? .none) else {
            throw NeedsFullBackup(.pageTableLost)
        }
        let known = BackupOrder(
            task: order.task, node: order.node, id: order.id, parent: parent,
            startedAt: order.startedAt, writer: order.writer)
        return (known, table)
    }

    /// The file in progress, in the folder of the chain that it goes on with, or in a new one.
    private func file(for order: BackupOrder) throws -> BackupFileWriter {
        if let parent = order.parent {
            return try BackupFileWriter(order, in: parent.file.parentFolder ?? ".")
        }
        let folder = try ChainFolder.create(
            in: order.task.destination, database: order.task.database, node: order.node,
            time: order.startedAt)
        do {
            return try BackupFileWriter(order, in: folder)
        } catch {
            // Or a task that cannot write would leave one more folder with each of its runs.
            ChainFolder.remove(folder)
            throw error
        }
    }
}
