/// A value that travels as the text people know it by, and is checked again where it arrives.
///
/// Digests and ids of a survey would otherwise be arrays of numbers several times as long.
protocol CodedAsText: Codable, CustomStringConvertible {
    /// The value that `text` stands for.
    ///
    /// - Throws: why it stands for none.
    static func decoded(from text: String) throws -> Self
}

extension CodedAsText {
    /// Writes the text.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    /// Reads the text.
    ///
    /// - Throws: an error of decoding, if it stands for no such value.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        do {
            self = try Self.decoded(from: text)
        } catch {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "\(text.quotedForDisplay): \(error)")
        }
    }
}

/// A text that stands for no value of the type.
struct NoSuchValue: Error {}

extension TaskName: CodedAsText {
    static func decoded(from text: String) throws -> TaskName { try TaskName(text) }
}

extension CronExpression: CodedAsText {
    static func decoded(from text: String) throws -> CronExpression { try CronExpression(text) }
}

extension BackupID: CodedAsText {
    static func decoded(from text: String) throws -> BackupID {
        guard let id = BackupID(text) else { throw NoSuchValue() }
        return id
    }
}

extension Digest: CodedAsText {
    static func decoded(from text: String) throws -> Digest {
        guard let digest = Digest(hex: text) else { throw NoSuchValue() }
        return digest
    }
}
