import Domain
import Glibc

/// Finds the programs that have a file open, in /proc.
enum FileUsers {
    /// The programs that have the file at `path` open, by process; not this one.
    ///
    /// Files of processes of other users are seen by root only.
    static func users(of path: String) -> [FileUser] {
        guard let wanted = try? FileOperations.status(path) else { return [] }
        let processes = ((try? FileOperations.names(in: "/proc")) ?? []).compactMap { Int32($0) }
        return processes.sorted().filter { $0 != getpid() }.compactMap { user($0, of: wanted) }
    }

    private static func user(_ pid: Int32, of wanted: stat) -> FileUser? {
        // A process may end, and its files may close, at any moment of this.
        let folder = "/proc/\(pid)"
        let open = ((try? FileOperations.names(in: folder + "/fd")) ?? []).filter { number in
            var status = stat()
            return stat("\(folder)/fd/\(number)", &status) == 0
                && status.st_ino == wanted.st_ino && status.st_dev == wanted.st_dev
        }
        if open.isEmpty { return nil }
        let name = text("\(folder)/comm").split(separator: "\n").first.map(String.init)
        return FileUser(
            pid: pid, program: name ?? "unknown",
            writes: open.contains { isForWriting("\(folder)/fdinfo/\($0)") })
    }

    /// Out of `flags:	0100002`, the flags of open(2) in octal.
    private static func isForWriting(_ path: String) -> Bool {
        let lines = text(path).split(separator: "\n")
        guard let line = lines.first(where: { $0.hasPrefix("flags:") }),
            let digits = line.split(whereSeparator: { $0 == "\t" || $0 == " " }).last,
            let flags = Int32(digits, radix: 8)
        else { return false }
        return flags & O_ACCMODE != O_RDONLY
    }

    private static func text(_ path: String) -> String {
        guard let file = try? OpenFile(path, O_RDONLY),
            let bytes = try? file.bytes(at: 0, count: 4096)
        else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }
}
