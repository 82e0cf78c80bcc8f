import Domain
import Foundation
import Glibc

/// Locks of tasks as files in the state folder, held by flock(2): they die with their holder.
package struct FileTaskLocks: TaskLocking {
    private let folder: String

    /// What the holder writes into the file, for those who find it locked.
    private struct Note: Codable {
        var host: String
        var pid: Int32
        var since: String
    }

    /// Locks in `stateFolder`.
    package init(stateFolder: String) { folder = "\(stateFolder)/locks" }

    package func lock(
        _ task: TaskName, by writer: Writer, since time: LocalTime
    ) throws -> any HeldLock {
        try FileOperations.createFolders(folder)
        let path = "\(folder)/\(task).lock"
        let file = try OpenFile(path, O_RDWR | O_CREAT, to: "create")
        guard try file.lock() else { throw busy(task, file) }
        let note = try JSONEncoder().encode(
            Note(host: writer.host, pid: writer.pid, since: time.forPeople))
        try file.truncate(to: 0)
        try file.write(Array(note), at: 0)
        return FileLock(file)
    }

    /// Reads the kernel's list of locks: a try at the lock could turn away a job that begins just now.
    /// In a container other containers' locks are not listed.
    package func isHeld(_ task: TaskName) -> Bool {
        guard let status = try? FileOperations.status("\(folder)/\(task).lock"),
            let locks = try? String(contentsOfFile: "/proc/locks", encoding: .utf8)
        else { return false }
        // "1: FLOCK  ADVISORY  WRITE 4711 08:01:1234 0 EOF", <https://man7.org/linux/man-pages/man5/proc_locks.5.html>.
        let ending = ":\(status.st_ino)"
        return locks.split(separator: "\n").contains { line in
            let fields = line.split(separator: " ")
            return fields.count > 5 && fields[1] == "FLOCK" && fields[5].hasSuffix(ending)
        }
    }

    private func busy(_ task: TaskName, _ file: OpenFile) -> Failure {
        let bytes = (try? file.bytes(at: 0, count: 4096)) ?? []
        // The holder may be about to write its note: then nothing is known of it yet.
        let note = try? JSONDecoder().decode(Note.self, from: Data(bytes))
        let holder = note.map {
            "process \($0.pid) on \($0.host.quotedForDisplay) since \($0.since)"
        }
        return Failure(
            .busy, "A job of task \(task) is already running: \(holder ?? "it has just begun").",
            cause: "Two runs of one task at once would get in each other's way.",
            next: "Wait for it to end; if it hangs, stop that process and run it again.",
            canRetry: true)
    }
}

/// A lock on a file that ends when it is released or goes away.
private final class FileLock: HeldLock {
    private let file: OpenFile

    init(_ file: OpenFile) { self.file = file }

    func release() { flock(file.descriptor, LOCK_UN) }
}
