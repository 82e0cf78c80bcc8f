import Domain
import Foundation

/// The small JSON file beside each backup: who writes it while it is in progress, and afterwards
/// what can be known of it without reading it.
///
/// It holds nothing secret. A sidecar without its backup means nothing; a backup without its
/// sidecar is still a backup.
struct Sidecar: Codable, Hashable {
    enum State: String, Codable {
        case inProgress = "in-progress"
        case complete, failed, cancelled
    }

    /// Who writes, or wrote, the backup.
    struct WriterNote: Codable, Hashable {
        var host: String
        var pid: Int32
        var bootID: String
    }

    var formatVersion = 1
    var state = State.inProgress
    var kind: BackupKind
    var id: String
    var chain: String
    var parent: String?
    var sequence: UInt32
    var task: String
    var node: String
    var writer: WriterNote
    /// When the run began, ISO 8601.
    var startedAt: String
    /// The freeze, ISO 8601 with microseconds since 1970 beside it.
    var time: String?
    var timeMicroseconds: Int64?
    var pageSize: Int?
    var pages: UInt32?
    var pagesBefore: UInt32?
    var changedPages: UInt32?
    var imageBytes: Int64?
    var fileBytes: Int64?
    /// The digest of the backup's file as it lies there, hexadecimal.
    var fileDigest: String?
    /// The digest of the parent's file.
    var parentFileDigest: String?
    /// What ended a run that did not complete.
    var why: String?

    /// The sidecar of a backup that is being written.
    init(_ order: BackupOrder) {
        let chain = order.parent?.facts.chain ?? order.id
        kind = order.parent == nil ? .full : .incremental
        id = order.id.description
        self.chain = chain.description
        parent = order.parent?.id.description
        sequence = order.parent.map { $0.facts.sequence + 1 } ?? 0
        task = order.task.name.text
        node = order.node.text
        writer = WriterNote(
            host: order.writer.host, pid: order.writer.pid, bootID: order.writer.bootID)
        startedAt = order.startedAt.iso8601
    }

    /// The same for the backup when it is complete.
    func completed(_ point: RestorePoint) -> Sidecar {
        var sidecar = self
        sidecar.state = .complete
        sidecar.time = point.facts.time.iso8601
        sidecar.timeMicroseconds = point.facts.time.microseconds
        sidecar.pageSize = point.facts.geometry.pageSize
        sidecar.pages = point.facts.geometry.pageCount
        sidecar.pagesBefore = point.facts.pagesBefore
        sidecar.changedPages = point.facts.changedPages
        sidecar.imageBytes = point.facts.geometry.imageBytes
        sidecar.fileBytes = point.fileBytes
        sidecar.fileDigest = point.fileDigest?.description
        sidecar.parentFileDigest = parent == nil ? nil : point.facts.parentFile.description
        return sidecar
    }

    /// What it says of a complete backup; nothing if it does not say all, or what cannot be.
    var facts: BackupFacts? {
        guard state == .complete, formatVersion == 1, let id = BackupID(id),
            let chain = BackupID(chain), let pageSize, let pages, let pagesBefore, let changedPages,
            let timeMicroseconds, let time, let local = LocalTime(parsing: time, in: .gmt)
        else { return nil }
        let facts = BackupFacts(
            id: id, chain: chain, parent: parent.flatMap { BackupID($0) }, sequence: sequence,
            kind: kind, task: task, node: node, database: "",
            time: LocalTime(microseconds: timeMicroseconds, offset: local.offset),
            geometry: PageGeometry(pageSize: pageSize, pageCount: pages), pagesBefore: pagesBefore,
            changedPages: changedPages,
            parentFile: parentFileDigest.flatMap { Digest(hex: $0) } ?? .none,
            imageBefore: .none, imageAfter: .none)
        return facts.isPossible ? facts : nil
    }

    /// Who wrote it.
    var namedWriter: Writer { Writer(host: writer.host, pid: writer.pid, bootID: writer.bootID) }

    /// The sidecar beside the backup at `path`; nothing if there is none or it cannot be read.
    static func beside(_ path: String) -> Sidecar? {
        guard let file = try? OpenFile(path + BackupName.sidecarEnding, O_RDONLY | O_NONBLOCK),
            let size = try? file.size(), size < 1 << 20,
            let bytes = try? file.bytes(at: 0, count: Int(size))
        else { return nil }
        return try? JSONDecoder().decode(Sidecar.self, from: Data(bytes))
    }

    /// Puts it beside the backup at `path`, replacing the one that is there.
    func write(beside path: String) throws {
        try FileOperations.replace(path + BackupName.sidecarEnding, with: json)
    }

    /// Writes it over the one that is beside the backup at `path`.
    ///
    /// On a full disk that still succeeds, since it needs no new block; but a power failure may
    /// leave half of it.
    func overwrite(beside path: String) throws {
        let (file, json) = (try OpenFile(path + BackupName.sidecarEnding, O_WRONLY), try json)
        try file.write(json, at: 0)
        try file.truncate(to: Int64(json.count))
    }

    private var json: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return Array(try encoder.encode(self)) + [10]
        }
    }
}
