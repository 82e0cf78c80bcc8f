import Domain
import Glibc

/// Looks at the files of a destination, or of one chain's folder, and lists what they are.
struct FolderScan {
    /// The process that looks; it knows which leftovers are of this machine and boot.
    let observer: Writer

    private var points: [RestorePoint] = []
    private var leftovers: [Leftover] = []
    private var unreadable: [Catalog.Unreadable] = []

    init(by observer: Writer) { self.observer = observer }

    /// The catalogue of `folder` and the folders in it.
    mutating func catalog(of folder: String) throws -> Catalog {
        try look(into: folder, alsoBelow: true)
        return Catalog(points: points, leftovers: leftovers, unreadable: unreadable)
    }

    private mutating func look(into folder: String, alsoBelow: Bool) throws {
        for name in try FileOperations.names(in: folder) {
            let path = "\(folder)/\(name)"
            if BackupName.isBackup(name) || BackupName.isInProgress(name) {
                guard Self.kind(of: path) == S_IFREG else { continue }
                if BackupName.isBackup(name) { addBackup(path) } else { addInProgress(path) }
            } else if alsoBelow, name != NodeFolder.name, Self.kind(of: path) == S_IFDIR {
                lookBelow(path)
            }
        }
    }

    /// A folder that may not be listed is somebody else's, or will be missed by name.
    private mutating func lookBelow(_ path: String) {
        do {
            try look(into: path, alsoBelow: false)
        } catch {
            guard path.hasSuffix("-backup") else { return }
            unreadable.append(
                Catalog.Unreadable(file: path, problem: Failure(describing: error).message))
        }
    }

    private mutating func addBackup(_ path: String) {
        let sidecar = Sidecar.beside(path)
        do {
            let reader = try BackupFileReader(path)
            let isOwn = sidecar?.id == reader.trailer.facts.id.description
            points.append(
                RestorePoint(
                    facts: reader.trailer.facts, file: path, fileBytes: reader.size,
                    fileDigest: isOwn ? sidecar?.fileDigest.flatMap { Digest(hex: $0) } : nil))
        } catch {
            addDamaged(path, sidecar, error)
        }
    }

    private mutating func addDamaged(_ path: String, _ sidecar: Sidecar?, _ error: any Error) {
        let problem = (error as? DamagedFile)?.sentence ?? Failure(describing: error).message
        guard let facts = sidecar?.facts else {
            unreadable.append(Catalog.Unreadable(file: path, problem: problem))
            return
        }
        let bytes = (try? FileOperations.status(path))?.map { Int64($0.st_size) } ?? 0
        points.append(
            RestorePoint(
                facts: facts, file: path, fileBytes: bytes,
                fileDigest: sidecar?.fileDigest.flatMap { Digest(hex: $0) }, state: .damaged,
                problem: problem))
    }

    private mutating func addInProgress(_ path: String) {
        guard InProgressFile.isLeftover(path) else { return }
        let sidecar = Sidecar.beside(String(path.dropLast(BackupName.inProgressEnding.count)))
        let bytes = (try? FileOperations.status(path))?.map { Int64($0.st_size) } ?? 0
        leftovers.append(
            Leftover(
                file: path, bytes: bytes, task: sidecar?.task, kind: sidecar?.kind,
                writer: sidecar?.namedWriter,
                startedAt: sidecar.flatMap { LocalTime(parsing: $0.startedAt, in: .gmt) },
                why: why(sidecar), chain: sidecar.flatMap { BackupID($0.chain) }))
    }

    private func why(_ sidecar: Sidecar?) -> String {
        guard let sidecar else { return "Unknown: its sidecar is missing." }
        let writer = sidecar.namedWriter
        switch sidecar.state {
        case .failed, .cancelled: return sidecar.why ?? "The run failed and did not say why."
        case .complete: return "The run was ended in the instant before the file got its name."
        case .inProgress where writer.host != observer.host:
            return "Process \(writer.pid) on \(writer.host.quotedForDisplay) ended without a word "
                + "(killed, crashed, or the machine went down)."
        case .inProgress where writer.bootID != observer.bootID:
            return "The machine was restarted, or lost power, while it was written."
        case .inProgress:
            return "Process \(writer.pid) ended without a word (killed or crashed)."
        }
    }

    /// The kind of file behind `path`, following links; nothing if it cannot be told.
    private static func kind(of path: String) -> mode_t? {
        (try? FileOperations.status(path))?.map { $0.st_mode & S_IFMT }
    }
}
