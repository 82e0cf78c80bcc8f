import BackupFiles
import Domain
import Foundation

/// The last hours of each scenario: what went wrong.
extension DemoWorld {
    /// The destination of one task is gone, and a run of another was cancelled.
    func endWeek() throws {
        try unmount()
        try leave("tickets", hoursAgo: 3, because: Self.cancelled)
        try DemoDatabase.change(database("tickets"), day: 0)
        try backUp("tickets", hoursAgo: 2.5)
    }

    /// A lost destination, a file that is no database any more, and a damaged backup.
    func endFailed() throws {
        try unmount()
        try remove(shop)
        try Data("not a database any more\n".utf8).write(to: URL(fileURLWithPath: shop))
        try backUp("shop", hoursAgo: 2)
        try damageNewest("tickets")
        let look = VerifyRequest(scope: .task(try TaskName("tickets")), level: .content)
        _ = try? past(3600).run(.verify(look))
    }

    /// Runs that were killed, cancelled, and stopped by a full disk.
    func endLeftovers() throws {
        try leave("tickets", hoursAgo: 26, because: Self.cancelled)
        try leave(
            "mail", hoursAgo: 14,
            because: Failure(
                .diskFull, "Cannot write \"\(folder)/nas\": No space left on device.",
                cause: "The file system or the quota is full.", next: "Free some space there."))
        try leave("shop", hoursAgo: 4, because: nil)
        for name in ["tickets", "mail"] {
            try DemoDatabase.change(database(name), day: 0)
            try backUp(name, hoursAgo: 2)
        }
    }

    /// The database of the shop is gone, with all that belongs to it.
    func endLost() throws {
        try remove(shop)
        try backUp("shop", hoursAgo: 1)
        for name in ["tickets", "mail"] { try backUp(name, hoursAgo: 1) }
    }

    private static let cancelled = Failure(
        .cancelled, "The job was cancelled: asked to end (SIGTERM).")

    private func unmount() throws {
        try FileManager.default.moveItem(atPath: "\(folder)/nas", toPath: "\(folder)/nas-unmounted")
        try backUp("mail", hoursAgo: 3)
    }

    /// A backup that may fail: then the history says so.
    private func backUp(_ name: String, hoursAgo hours: Double) throws {
        _ = try? past(hours * 3600).run(.backup(try TaskName(name), nil))
    }

    /// A run that ended as soon as it had begun; without a reason it was killed.
    private func leave(_ name: String, hoursAgo hours: Double, because why: Failure?) throws {
        let app = try past(hours * 3600)
        let task = try app.tasks.task(try TaskName(name))
        let order = BackupOrder(
            task: task, node: .standard, id: BackupID(rawValue: 0x5717), parent: nil,
            startedAt: app.clock.now, writer: .thisProcess)
        let writing = try app.store.begin(order)
        if let why { writing.abandon(because: why) }
    }

    private func remove(_ database: String) throws {
        for ending in ["", "-wal", "-shm"] {
            let path = database + ending
            guard FileManager.default.fileExists(atPath: path) else { continue }
            try FileManager.default.removeItem(atPath: path)
        }
    }

    /// Turns one bit around in the middle of the newest backup of a task.
    private func damageNewest(_ name: String) throws {
        let points = try past(0).catalog(of: .task(try TaskName(name))).points
        guard let newest = points.last else { return }
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: newest.file))
        defer { try? file.close() }
        try file.seek(toOffset: UInt64(newest.fileBytes / 2))
        guard let byte = try file.read(upToCount: 1)?.first else { return }
        try file.seek(toOffset: UInt64(newest.fileBytes / 2))
        try file.write(contentsOf: Data([byte ^ 1]))
    }
}
