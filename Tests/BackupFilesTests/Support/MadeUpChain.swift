import BackupFiles
import Domain
import Foundation
import TestSupport

/// A task with a destination of its own, whose backups are made of made-up images by the real
/// writer.
final class MadeUpChain {
    static let writer = Writer(host: "oak", pid: 4711, bootID: "this boot")

    let home: TemporaryFolder
    let destination: String
    let store: FileBackupStore
    var task: BackupTask
    /// What was made so far.
    private(set) var points: [RestorePoint] = []
    private var orders: UInt64 = 0
    private var restores = 0

    /// The folder of the first chain.
    var folder: String {
        get throws { try URL(fileURLWithPath: firstFile).deletingLastPathComponent().path }
    }
    /// The path of the first full backup.
    var firstFile: String {
        get throws {
            struct NothingYet: Error {}
            guard let first = points.first else { throw NothingYet() }
            return first.file
        }
    }

    init(task name: String = "shop", database: String = "/srv/shop.db") throws {
        home = try TemporaryFolder()
        destination = try home.folder("backups")
        store = FileBackupStore(stateFolder: try home.folder("state"), writer: Self.writer)
        task = BackupTask(
            name: try TaskName(name), database: database, destination: destination)
    }

    /// The order of the next backup; orders are a minute apart.
    func order(after parent: RestorePoint?) -> BackupOrder {
        orders += 1
        return BackupOrder(
            task: task, node: .standard, id: BackupID(rawValue: 0xABCD_0000_0000_0000 + orders),
            parent: parent, startedAt: Self.time(minute: Int64(orders)), writer: Self.writer)
    }

    /// Writes `image` after `parent`, or as a full backup if there is none.
    @discardableResult
    func write(_ image: MadeUpImage, after parent: RestorePoint?) throws -> RestorePoint? {
        let order = order(after: parent)
        let writing = try store.begin(order)
        do {
            try image.read(into: writing, at: order.startedAt)
            try writing.drain()
        } catch {
            writing.discard()
            throw error
        }
        let point = try writing.finish()
        if let point { points.append(point) }
        return point
    }

    /// Writes `image` after the last backup, or as a full one where that will not do.
    @discardableResult
    func add(_ image: MadeUpImage) throws -> RestorePoint? {
        do {
            return try write(image, after: points.last)
        } catch is NeedsFullBackup {
            return try write(image, after: nil)
        }
    }

    func catalog() throws -> Catalog { try store.catalog(of: destination) }

    /// The image that restoring `point` gives.
    func restored(_ point: RestorePoint) throws -> [UInt8] {
        restores += 1
        let target = home.path("restored-\(restores).db")
        let image = try store.beginImage(at: target, by: Self.writer)
        try image.build(from: catalog().chain(endingAt: point)) { _, _ in }
        try image.commit()
        return [UInt8](try Data(contentsOf: URL(fileURLWithPath: target)))
    }

    static func time(minute: Int64) -> LocalTime {
        LocalTime(microseconds: 1_795_395_600_000_000 + minute * 60_000_000, offset: 3600)
    }
}
