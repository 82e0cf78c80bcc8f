import Domain
import Yams

/// A YAML document that is to hold one mapping.
struct YAMLText {
    private let text: String

    /// The document `text`.
    init(_ text: String) { self.text = text }

    /// The mapping; nothing if the document is empty or holds only comments.
    ///
    /// - Throws: the complaint that it is not YAML, has a key twice, or is no mapping.
    func mapping() throws(Complaint) -> Node.Mapping? {
        let root: Node?
        do {
            // The encoding is named, or Yams asks the environment and prints what it finds there.
            root = try Yams.compose(yaml: text, .basic, .default, .utf8)
        } catch let error as YamlError {
            throw complaint(about: error)
        } catch {
            throw Complaint(line: 1, problem: "this cannot be read as YAML")
        }
        guard let root, !root.isEmptyValue else { return nil }
        guard case .mapping(let mapping) = root else {
            throw Complaint(
                line: root.mark?.line ?? 1, problem: "this is no mapping of keys to values",
                next: "Write one 'key: value' on each line.")
        }
        return mapping
    }

    private func complaint(about error: YamlError) -> Complaint {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            Complaint(
                line: mark.line, problem: "this is not valid YAML: \(problem)",
                next: advice(forLine: mark.line))
        case .reader(let problem, let offset, _, _):
            Complaint(
                line: text.prefix(offset ?? 0).count(where: \.isNewline) + 1,
                problem: "this is not valid YAML: \(problem)")
        case .duplicatedKeysInMapping(let keys, let context):
            Complaint(
                line: context.mark.line,
                problem: "\(keys.map(\.quotedForDisplay).joined(separator: ", ")) is given twice",
                next: "Keep one of them.")
        default:
            Complaint(line: 1, problem: "this cannot be read as YAML")
        }
    }

    private func advice(forLine number: Int) -> String {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let line = lines.indices.contains(number - 1) ? lines[number - 1] : ""
        let value = line.split(separator: ":", maxSplits: 1).last?.drop(while: \.isWhitespace)
        // Schedules such as */15 * * * * and @daily begin with characters that YAML keeps for itself.
        if let first = value?.first, "*@&!%`|>".contains(first) {
            return "Put the value in quotes: in YAML a value may not start with '\(first)'."
        }
        return "Look at this line and the one before: quotes, indentation, a space after ':'."
    }
}

extension Node {
    /// Whether the file has nothing where the value should be.
    var isEmptyValue: Bool {
        guard let scalar, scalar.style == .plain else { return false }
        return ["", "~", "null"].contains(scalar.string)
    }
}
