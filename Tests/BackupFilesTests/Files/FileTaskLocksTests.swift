import BackupFiles
import Domain
import Foundation
import TestSupport
import Testing

@Suite struct FileTaskLocksTests {
    let folder: TemporaryFolder
    let locks: FileTaskLocks
    let task: TaskName
    let since = LocalTime(microseconds: 1_795_395_600_000_000, offset: 3600)

    init() throws {
        folder = try TemporaryFolder()
        locks = FileTaskLocks(stateFolder: folder.path("state"))
        task = try TaskName("shop")
    }

    private func lock(_ task: TaskName) throws -> any HeldLock {
        try locks.lock(task, by: MadeUpChain.writer, since: since)
    }

    @Test func `a second holder is refused as busy`() throws {
        let first = try lock(task)
        let failure = #expect(throws: Failure.self) { try lock(task) }
        #expect(failure?.code == .busy)
        first.release()
    }

    @Test(arguments: ["oak", "4711", "2026-11-23 02:00:00 +0100", "shop"])
    func `the refusal names host, process, since when and task`(word: String) throws {
        let first = try lock(task)
        let failure = #expect(throws: Failure.self) { try lock(task) }
        #expect(failure?.message.contains(word) == true)
        first.release()
    }

    @Test func `a lock that was released can be taken again`() throws {
        let first = try lock(task)
        first.release()
        first.release()
        try lock(task).release()
    }

    @Test func `a lock that goes away is free`() throws {
        var first: (any HeldLock)? = try lock(task)
        withExtendedLifetime(first) {}
        first = nil
        try lock(task).release()
    }

    @Test func `two tasks do not keep each other waiting`() throws {
        let first = try lock(task)
        try lock(try TaskName("other")).release()
        first.release()
    }

    /// A process that holds the task's lock; it does when this returns.
    private func holder() throws -> Program.Running {
        try lock(task).release()
        let pipe = folder.path("held")
        try #require(mkfifo(pipe, 0o600) == 0)
        let holder = try Program("flock").start([
            "--no-fork", folder.path("state/locks/shop.lock"), "sh", "-c",
            "echo held > '\(pipe)'; exec sleep 600",
        ])
        _ = try FileHandle(forReadingFrom: URL(fileURLWithPath: pipe)).readToEnd()
        return holder
    }

    @Test func `another process keeps the lock`() throws {
        let holder = try holder()
        #expect(throws: Failure.self) { try lock(task) }
        holder.send(SIGKILL)
        _ = try holder.wait()
    }

    @Test func `a lock ends with its holder's death`() throws {
        let holder = try holder()
        holder.send(SIGKILL)
        _ = try holder.wait()
        try lock(task).release()
    }

    @Test func `a holder that has not written its note is not given another's name`() throws {
        let holder = try holder()
        let file = folder.path("state/locks/shop.lock")
        try #require(truncate(file, 0) == 0)
        let failure = #expect(throws: Failure.self) { try lock(task) }
        #expect(failure?.message.contains("it has just begun") == true)
        holder.send(SIGKILL)
        _ = try holder.wait()
    }

    @Test func `a garbled note does no harm`() throws {
        let first = try lock(task)
        try Data("{".utf8).write(
            to: URL(fileURLWithPath: folder.path("state/locks/shop.lock")), options: [])
        let failure = #expect(throws: Failure.self) { try lock(task) }
        #expect(failure?.code == .busy)
        first.release()
    }
}
