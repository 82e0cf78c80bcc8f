import Console
import Domain
import Foundation
import Glibc

/// What operators did from consoles, kept in the state folder: one JSON object a line, the newest
/// last.
struct ActionLog {
    private let folder: String

    /// So much of the end of the file is read.
    private static let mostBytes: UInt64 = 64 << 10

    /// The log in a state folder.
    init(stateFolder: String) { folder = stateFolder }

    private var path: String { "\(folder)/actions.jsonl" }

    /// Adds an action with one write, so that two consoles do not mix their lines.
    ///
    /// - Throws: why it could not be kept.
    func append(_ action: OperatorAction) throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        let line = try JSONEncoder().encode(Line(action)) + Data("\n".utf8)
        let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw SystemError(errno, "open", path) }
        defer { close(file) }
        let written = line.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
        guard written == line.count else {
            throw SystemError(written < 0 ? errno : ENOSPC, "write", path)
        }
    }

    /// The newest actions, oldest first. A line that cannot be read, as a crash leaves one, is
    /// skipped; without a file there are none.
    func newest() -> [OperatorAction] {
        guard let file = FileHandle(forReadingAtPath: path) else { return [] }
        defer { try? file.close() }
        guard let end = try? file.seekToEnd() else { return [] }
        let start = end > Self.mostBytes ? end - Self.mostBytes : 0
        guard (try? file.seek(toOffset: start)) != nil, let data = try? file.readToEnd() else {
            return []
        }
        // The first line may have been cut, and is no JSON then.
        return data.split(separator: UInt8(ascii: "\n")).compactMap {
            try? JSONDecoder().decode(Line.self, from: $0).action
        }
    }

    /// An action as it lies in the file.
    private struct Line: Codable {
        /// Microseconds since 1970, and seconds east of UTC.
        let time: Int64
        let offset: Int32
        let who: String
        let what: String
        let command: String?

        init(_ action: OperatorAction) {
            time = action.time.microseconds
            offset = action.time.offset
            who = action.author
            what = action.text
            command = action.commandLine
        }

        var action: OperatorAction {
            OperatorAction(
                time: LocalTime(microseconds: time, offset: offset), author: who, text: what,
                commandLine: command)
        }
    }
}
