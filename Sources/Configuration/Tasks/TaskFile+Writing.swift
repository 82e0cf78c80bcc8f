import Domain

extension TaskFile {
    /// The text of a file that describes `task` where `defaults` hold. What is as the defaults have
    /// it is not written, so that it follows them.
    static func text(of task: BackupTask, defaults: TaskDefaults) -> String {
        let standard = defaults.task(task.name, database: "", destination: "")
        var lines = [
            "database: " + scalar(task.database),
            "destination: " + scalar(task.destination),
        ]
        if let full = task.full { lines.append("full: " + quoted(full.text)) }
        if let incremental = task.incremental {
            lines.append("incremental: " + quoted(incremental.text))
        }
        // In quotes: some tags, such as "1e3" and "no", are something else to other readers of YAML.
        if let node = task.node { lines.append("node: " + quoted(node.text)) }
        lines.append("enabled: \(task.isEnabled)")
        if task.level != standard.level { lines.append("level: \(task.level)") }
        if task.maxChain != standard.maxChain { lines.append("max-chain: \(task.maxChain)") }
        if task.maxChainDays != standard.maxChainDays {
            lines.append("max-chain-days: " + (task.maxChainDays.map { "\($0)" } ?? "none"))
        }
        if task.freezeLimit != standard.freezeLimit {
            lines.append("freeze-limit: \(task.freezeLimit)")
        }
        if task.check != standard.check { lines.append("check: \(task.check.rawValue)") }
        if !task.assertions.isEmpty {
            lines += ["assertions:"] + task.assertions.map { "  - " + quoted($0) }
        }
        lines += Self.lines(of: task.alerts, unlike: standard.alerts)
        return lines.map { $0 + "\n" }.joined()
    }

    /// `text` without quotes where it is a plain path, in quotes otherwise.
    private static func scalar(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy {
            (97...122).contains($0) || (65...90).contains($0) || (48...57).contains($0)
                || "/._-".utf8.contains($0)
        }
        return isPlain && text.hasPrefix("/") ? text : quoted(text)
    }

    /// `text` as a double-quoted scalar, <https://yaml.org/spec/1.2.2/#731-double-quoted-style>:
    /// the only style that can hold every character.
    static func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar -> String in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case "\n": "\\n"
            case "\t": "\\t"
            default: mustEscape(scalar) ? escape(scalar) : String(scalar)
            }
        }
        return "\"" + escaped.joined() + "\""
    }

    /// Besides what could not be seen, noncharacters: YAML has no place for U+FFFE and U+FFFF.
    private static func mustEscape(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isUnsafeToPrint || scalar.properties.isNoncharacterCodePoint
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
    }
}
