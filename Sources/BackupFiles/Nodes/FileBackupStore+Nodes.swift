import Domain
import Foundation
import Glibc

extension FileBackupStore {
    package func lease(
        _ task: BackupTask, for node: NodeTag, since: LocalTime
    ) throws -> any HeldLease {
        try LeaseFiles(
            task: task.name, folder: NodeFolder(in: task.destination), holder: holder(node, since)
        ).take()
    }

    package func beat(_ node: NodeTag, at destination: String, _ clock: NodeClock) throws {
        let folder = NodeFolder(in: destination)
        try folder.create()
        let draft = "\(Self.beatBeginning)\(node).\(Self.randomWord()).new"
        defer { unlink("\(folder.path)/\(draft)") }
        try folder.write(ownBeat(node, clock), to: draft)
        try FileOperations.rename(
            "\(folder.path)/\(draft)",
            to: "\(folder.path)/\(Self.beatBeginning)\(node)\(Self.beatEnding)")
    }

    package func nodeWarnings(
        at destination: String, for node: NodeTag, _ clock: NodeClock
    ) -> [String] {
        let folder = NodeFolder(in: destination)
        var beats: [SeenBeat] = []
        var damaged: [String] = []
        // A folder that cannot be listed is told by those who look for backups.
        for name in (try? folder.names()) ?? []
        where name.hasPrefix(Self.beatBeginning) && name.hasSuffix(Self.beatEnding) {
            guard let (bytes, changedAt) = try? folder.read(name),
                let beat = try? JSONDecoder().decode(NodeBeat.self, from: Data(bytes))
            else {
                damaged.append(Self.damaged("\(folder.path)/\(name)"))
                continue
            }
            beats.append(SeenBeat(beat, writtenAt: changedAt))
        }
        return NodeComparison(beats, by: ownBeat(node, clock)).warnings + damaged
    }

    private static let beatBeginning = "node-"
    private static let beatEnding = ".json"

    private static func randomWord() -> String {
        String(UInt64.random(in: .min ... .max), radix: 16)
    }

    private static func damaged(_ path: String) -> String {
        "The sign of life in \(path.quotedForDisplay) cannot be read, so its node's clock was not "
            + "compared; the node replaces it at its next backup, and it may be deleted."
    }

    private func ownBeat(_ node: NodeTag, _ clock: NodeClock) -> NodeBeat {
        NodeBeat(
            node: node, host: writer.host, machine: ProcessLook.machine, time: clock.now,
            zone: clock.zone.identifier)
    }

    private func holder(_ node: NodeTag, _ since: LocalTime) -> LeaseHolder {
        LeaseHolder(
            node: node, writer: writer, machine: ProcessLook.machine,
            processStart: ProcessLook.start(of: writer.pid), pidSpace: ProcessLook.pidSpace,
            since: since, token: Self.randomWord())
    }
}
