import Domain

/// The names of chain folders and backup files.
///
/// A folder: `<time>.<database>-<node>-backup`; in it `<time>.full-backup.sqlite.zst` and
/// `<time>.incremental-backup-0001.pages.zst`. A name that is taken gets `-2`, `-3`, … behind the
/// time. Names are for people: what a file is, its trailer says.
enum BackupName {
    static let fullEnding = ".full-backup.sqlite.zst"
    static let incrementalEnding = ".pages.zst"
    static let incrementalMiddle = ".incremental-backup-"
    static let inProgressEnding = ".in-progress"
    static let sidecarEnding = ".json"

    /// The name of a chain's folder; `attempt` counts from 1.
    static func folder(database: String, node: NodeTag, time: LocalTime, attempt: Int) -> String {
        "\(stamp(time, attempt)).\(plain(database))-\(node)-backup"
    }

    /// The name of a backup's file; `attempt` counts from 1.
    static func file(_ kind: BackupKind, sequence: UInt32, time: LocalTime, attempt: Int) -> String
    {
        switch kind {
        case .full: return stamp(time, attempt) + fullEnding
        case .incremental:
            let digits = "\(sequence)"
            let number = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            return stamp(time, attempt) + incrementalMiddle + number + incrementalEnding
        }
    }

    /// Whether a file of that name would be a backup.
    static func isBackup(_ name: String) -> Bool {
        name.hasSuffix(fullEnding)
            || name.hasSuffix(incrementalEnding) && name.contains(incrementalMiddle)
    }

    /// Whether a file of that name would be a backup that is being written, or a leftover.
    static func isInProgress(_ name: String) -> Bool {
        name.hasSuffix(inProgressEnding) && isBackup(String(name.dropLast(inProgressEnding.count)))
    }

    private static func stamp(_ time: LocalTime, _ attempt: Int) -> String {
        attempt == 1 ? time.fileName : "\(time.fileName)-\(attempt)"
    }

    /// The name of the database's file without its ending, as far as it is fit for a file name.
    private static func plain(_ path: String) -> String {
        let name = path.lastPathPart
        let stem = name.lastIndex(of: ".").map {
            $0 == name.startIndex ? name : String(name[..<$0])
        }
        let allowed = (stem ?? name).map { character in
            character.isLetter || character.isNumber || "-_".contains(character) ? character : "_"
        }
        var plain = ""
        for character in allowed where plain.utf8.count + character.utf8.count <= 80 {
            plain.append(character)
        }
        return plain.isEmpty ? "database" : plain
    }
}
