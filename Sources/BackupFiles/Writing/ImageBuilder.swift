import Domain
import Foundation
import Glibc

/// Builds a database image at a new path. Confined to the thread that began it.
///
/// While it is built the image is `PATH.in-progress`, locked, with a note beside it that says it is
/// ours: only then may a later restore to the same path take its place.
final class ImageBuilder: ImageBuilding {
    static let noteEnding = ".json"

    let path: String
    private let target: String
    private let file: OpenFile

    /// What the note says.
    private struct Note: Codable {
        var stillpoint = "restore in progress"
        var host: String
        var pid: Int32
    }

    init(at target: String, by writer: Writer) throws {
        self.target = target
        path = target + BackupName.inProgressEnding
        if let foreign = Self.foreignFile(at: path) {
            throw SystemError(EEXIST, "create", foreign)
        }
        let note = try JSONEncoder().encode(Note(host: writer.host, pid: writer.pid))
        // A new file is never there without its note, or nobody would know whose it is. The note of
        // a file that is there stays until its lock tells that nobody writes it.
        if try FileOperations.status(path) == nil { try Self.write(note, beside: path) }
        do {
            file = try OpenFile(path, O_RDWR | O_CREAT | O_NOFOLLOW, to: "create")
            try Self.take(file, for: target)
        } catch {
            // Without a file in progress the note is nobody's.
            if access(path, F_OK) != 0 { unlink(path + Self.noteEnding) }
            throw error
        }
        do {
            try Self.write(note, beside: path)
            try file.truncate(to: 0)
        } catch {
            abandon()
            throw error
        }
    }

    func build(
        from chain: [RestorePoint], progress: @escaping (Int64, Int64) throws -> Void
    ) throws {
        let files = try ChainFiles(chain)
        let total = 2 * files.bytes
        var done: Int64 = 0
        func advance(_ bytes: Int64) throws {
            done += bytes
            try progress(done, total)
        }
        try files.check(progress: advance)
        let folder = path.parentFolder ?? "."
        let replay = ChainReplay(image: file, scratch: try .scratch(in: folder))
        for reader in files.readers { try replay.apply(reader, progress: advance) }
    }

    func commit() throws {
        try file.sync()
        try FileOperations.renameWithoutReplacing(path, to: target)
        unlink(path + Self.noteEnding)
        if let folder = target.parentFolder { try FileOperations.syncFolder(folder) }
    }

    func abandon() {
        unlink(path)
        unlink(path + Self.noteEnding)
    }

    /// What stands in the place of the file in progress `path` or of its note, unless a restore made
    /// it.
    static func foreignFile(at path: String) -> String? {
        let places: [String] = [path, path + noteEnding]
        let there = places.first { access($0, F_OK) == 0 }
        return there == nil || isOurs(path) ? nil : there
    }

    private static func write(_ note: Data, beside path: String) throws {
        try FileOperations.replace(path + noteEnding, with: Array(note) + [10])
    }

    private static func take(_ file: OpenFile, for target: String) throws {
        // The restore that held the lock may have given this very file its final name meanwhile.
        guard try file.lock(), file.isStillAtItsPath() else {
            throw Failure(
                .busy, "Another restore to \(target.quotedForDisplay) is running.",
                cause: "Its file in progress is locked.",
                next: "Wait for it, or choose another path.", canRetry: true)
        }
    }

    /// Whether the file in progress at `path` is of an earlier restore.
    private static func isOurs(_ path: String) -> Bool {
        guard let file = try? OpenFile(path + noteEnding, O_RDONLY | O_NONBLOCK),
            let bytes = try? file.bytes(at: 0, count: 4096)
        else { return false }
        return (try? JSONDecoder().decode(Note.self, from: Data(bytes)))?.stillpoint
            == "restore in progress"
    }
}
