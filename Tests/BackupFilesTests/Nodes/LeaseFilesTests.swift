import Domain
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import BackupFiles

@Suite struct LeaseFilesTests {
    let folder: TemporaryFolder
    let task: TaskName

    init() throws {
        folder = try TemporaryFolder()
        task = try TaskName("shop")
    }

    /// A taker on a machine of its own, unless told otherwise.
    private func taker(
        _ token: String, host: String? = nil, boot: String = "this boot", pid: Int32 = 4711,
        start: UInt64? = nil
    ) -> LeaseFiles {
        let writer = Writer(host: host ?? "host-\(token)", pid: pid, bootID: boot)
        let holder = LeaseHolder(
            node: .standard, writer: writer, machine: "machine of \(writer.host)",
            processStart: start, pidSpace: "pids of \(writer.host)",
            since: LocalTime(microseconds: 1_795_395_600_000_000, offset: 3600), token: token)
        return LeaseFiles(task: task, folder: NodeFolder(in: folder.path), holder: holder)
    }

    private func names() throws -> [String] { try NodeFolder(in: folder.path).names() }

    /// Makes the lease look as if it had changed so many seconds ago.
    private func age(_ name: String, by seconds: Int) throws {
        let then = timespec(tv_sec: time(nil) - seconds, tv_nsec: 0)
        let path = folder.path(".stillpoint/\(name)")
        try #require(utimensat(AT_FDCWD, path, [then, then], 0) == 0)
    }

    @Test func `a second taker on another machine is refused and told who holds it`() throws {
        let lease = try taker("elm").take()
        let failure = #expect(throws: Failure.self) { try taker("oak").take() }
        #expect(failure?.code == .busy && failure?.canRetry == true)
        #expect(failure?.message.contains("\"host-elm\"") == true)
        lease.release()
    }

    @Test func `a lease that was released is taken without a word`() throws {
        try taker("elm").take().release()
        let lease = try taker("oak").take()
        #expect(lease.takeover == nil)
        lease.release()
    }

    @Test func `two tasks do not keep each other waiting`() throws {
        let lease = try taker("elm").take()
        let other = LeaseFiles(
            task: try TaskName("shop.1"), folder: NodeFolder(in: folder.path),
            holder: taker("oak").holder)
        try other.take().release()
        try lease.confirm()
        lease.release()
    }

    @Test func `one file stays, however often the task is run`() throws {
        for round in 1...5 { try taker("\(round)").take().release() }
        #expect(try names() == ["lease-shop.5.json"])
    }

    @Test(arguments: [121, 86_400, -121])
    func `a lease that has been silent for too long is taken over, and it is said`(
        seconds: Int
    ) throws {
        let lost = try taker("elm").take()
        try age("lease-shop.1.json", by: seconds)
        let lease = try taker("oak").take()
        #expect(lease.takeover?.contains("no sign of life") == true)
        #expect(throws: Failure.self) { try lost.confirm() }
        #expect(throws: Failure.self) { try lost.check() }
        lost.release()
        try lease.confirm()
        lease.release()
    }

    @Test func `a lease that is not silent for long yet is not taken over`() throws {
        let lease = try taker("elm").take()
        try age("lease-shop.1.json", by: 100)
        #expect(throws: Failure.self) { try taker("oak").take() }
        lease.release()
    }

    @Test func `a lease whose process is gone is taken over at once`() throws {
        let dead = try Program("true").start([])
        _ = try dead.wait()
        _ = try taker("dead", host: "oak", pid: dead.pid).take()
        let lease = try taker("oak", host: "oak").take()
        #expect(lease.takeover?.contains("ended without a word") == true)
        lease.release()
    }

    @Test func `a process that was given the same number later is not taken for the holder`() throws
    {
        _ = try taker("old", host: "oak", pid: getpid(), start: 1).take()
        #expect(try taker("oak", host: "oak").take().takeover != nil)
    }

    @Test func `a holder on this machine that lives keeps its lease`() throws {
        let start = try #require(ProcessLook.start(of: getpid()))
        let lease = try taker("own", host: "oak", pid: getpid(), start: start).take()
        #expect(throws: Failure.self) { try taker("oak", host: "oak").take() }
        lease.release()
    }

    @Test func `a lease from before a restart is taken over at once`() throws {
        _ = try taker("old", host: "oak", boot: "the last boot").take()
        #expect(try taker("oak", host: "oak").take().takeover != nil)
    }

    @Test func `what a power failure leaves of a lease keeps nobody out`() throws {
        _ = try taker("elm").take()
        try #require(truncate(folder.path(".stillpoint/lease-shop.1.json"), 0) == 0)
        try taker("oak").take().release()
    }

    @Test(arguments: ["{", "null", "\u{0}\u{0}"])
    func `a damaged lease keeps others out until it runs out`(text: String) throws {
        _ = try taker("elm").take()
        let path = URL(fileURLWithPath: folder.path(".stillpoint/lease-shop.1.json"))
        try Data(text.utf8).write(to: path, options: [])
        #expect(throws: Failure.self) { try taker("oak").take() }
        try age("lease-shop.1.json", by: 130)
        #expect(try taker("oak").take().takeover?.contains("could not be read") == true)
    }

    @Test func `a lease that somebody deleted is lost`() throws {
        let lease = try taker("elm").take()
        try FileManager.default.removeItem(atPath: folder.path(".stillpoint"))
        #expect(throws: Failure.self) { try lease.confirm() }
        lease.release()
    }

    @Test func `what a killed taker left is removed when it is old`() throws {
        try taker("elm").take().release()
        let path = folder.path(".stillpoint")
        for name in ["lease-shop.old.new", "lease-shop.young.new"] {
            try Data("x".utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
        }
        try age("lease-shop.old.new", by: 1000)
        try taker("oak").take().release()
        #expect(try names() == ["lease-shop.2.json", "lease-shop.young.new"])
    }

    @Test(arguments: [true, false])
    func `of several that want a lease at the same instant exactly one gets it`(
        isStale: Bool
    ) throws {
        for round in 1...150 {
            if isStale {
                // Whoever had it says nothing any more.
                if let name = try names().last { try age(name, by: 500) }
            }
            let held = Mutex<[HeldLeaseFile]>([])
            DispatchQueue.concurrentPerform(iterations: 4) { number in
                guard let lease = try? taker("\(round)-\(number)").take() else { return }
                held.withLock { $0.append(lease) }
            }
            let leases = held.withLock { $0 }
            try #require(leases.count == 1)
            try leases[0].confirm()
            leases[0].release()
            if isStale { try Self.writeAgain(leases[0], in: folder) }
        }
    }

    /// Makes a released lease look as if its holder had died.
    private static func writeAgain(_ lease: HeldLeaseFile, in folder: TemporaryFolder) throws {
        let nodes = NodeFolder(in: folder.path)
        let name = try #require(try nodes.names().last)
        try nodes.write(["host": "gone"], to: name)
    }
}
