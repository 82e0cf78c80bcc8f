import Domain
import Foundation
import Glibc

/// Makes the folder of a new chain, with what a person needs to recover from it by hand.
enum ChainFolder {
    /// Creates the folder inside `destination`.
    ///
    /// - Returns: its path.
    static func create(
        in destination: String, database: String, node: NodeTag, time: LocalTime
    ) throws -> String {
        for attempt in 1... {
            let name = BackupName.folder(
                database: database, node: node, time: time, attempt: attempt)
            let path = "\(destination)/\(name)"
            if mkdir(path, 0o700) == 0 {
                do {
                    try addRecoveryFiles(to: path)
                    try FileOperations.syncFolder(destination)
                    return path
                } catch {
                    remove(path)
                    throw error
                }
            }
            guard errno == EEXIST else { throw SystemError.last("create the folder", path) }
        }
        preconditionFailure("the attempts never end")
    }

    /// Opens a new `.in-progress` file in `folder`, under the first name that nothing has.
    ///
    /// - Returns: the file, locked, and the path it will have when it is complete.
    static func createFile(
        in folder: String, kind: BackupKind, sequence: UInt32, time: LocalTime
    ) throws -> (file: OpenFile, finalPath: String) {
        for attempt in 1... {
            let name = BackupName.file(kind, sequence: sequence, time: time, attempt: attempt)
            let path = "\(folder)/\(name)"
            let traces = [path, path + BackupName.sidecarEnding]
            if try traces.contains(where: { try FileOperations.status($0) != nil }) { continue }
            do {
                let file = try OpenFile(
                    path + BackupName.inProgressEnding, O_RDWR | O_CREAT | O_EXCL, to: "create")
                // Somebody who looks for leftovers may hold the lock for a moment, or remove the
                // file before it was locked.
                _ = try file.lock(waiting: true)
                if file.isStillAtItsPath() { return (file, path) }
            } catch let error as SystemError where error.number == EEXIST {}
        }
        preconditionFailure("the attempts never end")
    }

    /// Takes away a new folder in which no backup could be begun.
    static func remove(_ folder: String) {
        for (name, _) in recoveryFiles { unlink("\(folder)/\(name)") }
        rmdir(folder)
    }

    private static var recoveryFiles: [(name: String, bytes: [UInt8])] {
        [
            ("RECOVERY.txt", Array(RecoveryText.text.utf8)),
            ("recover.py", PackageResources.recover_py),
        ]
    }

    private static func addRecoveryFiles(to folder: String) throws {
        for (name, bytes) in recoveryFiles {
            try FileOperations.replace("\(folder)/\(name)", with: bytes)
        }
    }
}
