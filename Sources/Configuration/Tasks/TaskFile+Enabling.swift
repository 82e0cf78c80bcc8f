import Domain
import Yams

extension TaskFile {
    /// `text` with its `enabled` line set to `isEnabled`, or with such a line before all others;
    /// everything else stays as it was written.
    ///
    /// - Throws: `configuration` when the text is wrong, or so unusual that only a person can do it.
    func text(_ text: String, enabled isEnabled: Bool) throws(Failure) -> String {
        let before = parse(text, defaults: TaskDefaults())
        guard var wanted = before.task else {
            throw failures(before.complaints).first ?? tooUnusual
        }
        if wanted.isEnabled == isEnabled { return text }
        wanted.isEnabled = isEnabled
        guard let changed = Self.edited(text, enabled: isEnabled),
            parse(changed, defaults: TaskDefaults()).task == wanted
        else { throw tooUnusual }
        return changed
    }

    /// The complaints as failures that name the file.
    func failures(_ complaints: [Complaint]) -> [Failure] {
        complaints.map { $0.failure(in: path) }
    }

    private var tooUnusual: Failure {
        Failure(
            .configuration,
            "\(path.plainForDisplay) is written in a way that only a person can change.",
            next: "Set 'enabled' in it by hand.")
    }

    private static func edited(_ text: String, enabled isEnabled: Bool) -> String? {
        guard let mapping = try? YAMLText(text).mapping(), let first = mapping.first else {
            return nil
        }
        guard let entry = mapping.first(where: { $0.key.scalar?.string == "enabled" }) else {
            return inserted("enabled: \(isEnabled)", before: first.key, in: text)
        }
        guard let mark = entry.value.mark, let start = index(of: mark, in: text) else { return nil }
        let old = "\(!isEnabled)"
        guard text.unicodeScalars[start...].starts(with: old.unicodeScalars) else { return nil }
        let end = text.unicodeScalars.index(start, offsetBy: old.unicodeScalars.count)
        return text[..<start] + "\(isEnabled)" + text[end...]
    }

    private static func inserted(_ line: String, before key: Node, in text: String) -> String? {
        guard let mark = key.mark, let start = index(of: mark, in: text) else { return nil }
        let indent = String(repeating: " ", count: mark.column - 1)
        let newline = text.unicodeScalars.contains("\r") ? "\r\n" : "\n"
        return text[..<start] + line + newline + indent + text[start...]
    }

    /// The place of a mark, counting lines as YAML 1.1 does.
    private static func index(of mark: Mark, in text: String) -> String.Index? {
        let scalars = text.unicodeScalars
        var (line, index) = (1, scalars.startIndex)
        while line < mark.line, index < scalars.endIndex {
            let scalar = scalars[index]
            index = scalars.index(after: index)
            let isPair = scalar == "\r" && index < scalars.endIndex && scalars[index] == "\n"
            if !isPair, "\r\n\u{85}\u{2028}\u{2029}".unicodeScalars.contains(scalar) { line += 1 }
        }
        return scalars.index(index, offsetBy: mark.column - 1, limitedBy: scalars.endIndex)
    }
}
