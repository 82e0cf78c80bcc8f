/// Command lines of restores, the same wherever they are shown.
package enum RestoreCommandLine {
    /// What puts a replaced database back to its safety backup.
    package static func undoing(
        _ replaced: ReplacedDatabase, _ safety: RestorePoint, target: String
    ) -> String {
        let source = replaced.task?.text ?? "--in \(safety.file.folder.quotedForShell)"
        return "stillpoint restore \(source) --point \(safety.id) "
            + "--to \(target.quotedForShell) --replace"
    }
}

extension String {
    /// The text as one word for a shell.
    package var quotedForShell: String {
        let isPlain = utf8.allSatisfy {
            (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
                || "/._-+:".utf8.contains($0)
        }
        return isPlain && !isEmpty ? self : "'" + replacing("'", with: "'\\''") + "'"
    }

    fileprivate var folder: String {
        utf8.lastIndex(of: UInt8(ascii: "/")).map { String(self[..<$0]) } ?? "."
    }
}
