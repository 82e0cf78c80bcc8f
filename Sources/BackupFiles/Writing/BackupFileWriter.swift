import Domain
import Glibc

/// The `.in-progress` file of a backup: frames go in, and at the end it gets its name.
///
/// Confined to one thread. It holds the file's lock as long as it lives.
final class BackupFileWriter {
    /// The path of the file when it is complete.
    let finalPath: String
    /// Where the next byte goes: bytes written so far.
    private(set) var position: Int64 = 0
    private let file: OpenFile
    private var seekTable = SeekTable()
    private var digest = SegmentedDigest(firstComesLast: true)
    private var sidecar: Sidecar
    private var startedWriting: Int64 = 0
    private var hasFinalName = false

    /// The kernel is asked to write to the device whenever so much has gathered.
    private static let writeBehind: Int64 = 8 << 20
    /// What is left of a file that filled the disk.
    private static let bytesKeptOnFullDisk: Int64 = 1 << 20

    /// Creates the file in `folder`, locked, and its sidecar.
    init(_ order: BackupOrder, in folder: String) throws {
        sidecar = Sidecar(order)
        (file, finalPath) = try ChainFolder.createFile(
            in: folder, kind: sidecar.kind, sequence: sidecar.sequence, time: order.startedAt)
        do {
            try sidecar.write(beside: finalPath)
        } catch {
            unlink(file.path)
            throw error
        }
    }

    /// Starts over with an empty file whose first frame will hold `contentBytes`, 0 for no frame.
    func restart(firstContentBytes contentBytes: Int) throws {
        try file.truncate(to: 0)
        (position, startedWriting) = (0, 0)
        seekTable = SeekTable()
        digest = SegmentedDigest(firstComesLast: true)
        guard contentBytes > 0 else { return }
        let bytes = FirstFrame.byteCount(around: contentBytes)
        try append([UInt8](repeating: 0, count: bytes), contentBytes: contentBytes)
    }

    /// Appends a frame that decodes to `contentBytes` bytes.
    func append(_ frame: [UInt8], contentBytes: Int) throws {
        try append(raw: frame)
        seekTable.entries.append(
            SeekTable.Entry(compressed: UInt32(frame.count), content: UInt32(contentBytes)))
    }

    /// Puts the first frame, for which `restart` left room, in its place.
    func fillFirst(content: [UInt8]) throws {
        try file.write(FirstFrame.frame(of: content), at: 0)
    }

    /// Ends the file and makes it durable; it still has the name of a file in progress.
    func seal(_ facts: BackupFacts) throws -> RestorePoint {
        digest.supplyFirst(
            try file.bytes(at: 0, count: Int(min(position, Int64(SegmentedDigest.segmentBytes)))))
        var trailer = Trailer(facts: facts, frames: digest.digest, seekTable: .none)
        let length = trailer.encoded.count
        seekTable.entries.append(SeekTable.Entry(compressed: UInt32(length), content: 0))
        let table = seekTable.encoded
        trailer.seekTable = Digest.ofBytes(table)
        try append(raw: trailer.encoded)
        try append(raw: table)
        try file.sync()
        return RestorePoint(
            facts: facts, file: finalPath, fileBytes: position, fileDigest: digest.digest)
    }

    /// Gives a sealed file its name.
    ///
    /// - Throws: failures of the file system; also when the name was given and it is not certain
    ///   that it would outlive a power failure.
    func commit(_ point: RestorePoint) throws {
        try sidecar.completed(point).write(beside: finalPath)
        try FileOperations.renameWithoutReplacing(file.path, to: finalPath)
        hasFinalName = true
        if let folder = finalPath.parentFolder { try FileOperations.syncFolder(folder) }
    }

    /// Leaves the file as a leftover that says why; one that has its final name is left alone.
    func abandon(because failure: Failure) {
        if hasFinalName { return }
        // A file that filled the disk would keep it full. The write that failed may have left a part
        // of itself behind `position`.
        let size = (try? file.size()) ?? position
        if failure.code == .diskFull, size > Self.bytesKeptOnFullDisk {
            _ = ftruncate(file.descriptor, off_t(Self.bytesKeptOnFullDisk))
        }
        sidecar.state = failure.code == .cancelled ? .cancelled : .failed
        sidecar.why = failure.message
        do {
            try sidecar.write(beside: finalPath)
        } catch {
            // Where even this cannot be written, the lock still tells that nobody writes the file.
            try? sidecar.overwrite(beside: finalPath)
        }
    }

    /// Takes the file and its sidecar away.
    func discard() {
        unlink(file.path)
        unlink(finalPath + BackupName.sidecarEnding)
    }

    private func append(raw bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { bytes in
            try file.write(bytes, at: position)
            digest.append(bytes)
        }
        position += Int64(bytes.count)
        if position - startedWriting >= Self.writeBehind {
            file.startWriting(at: startedWriting, count: position - startedWriting)
            startedWriting = position
        }
    }
}
