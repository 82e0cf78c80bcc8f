/// The address that is asked for after each good backup.
package struct HeartbeatURL: Hashable, Sendable, CustomStringConvertible {
    /// The whole address, which may hold secrets.
    package let text: String

    /// The address without what may be secret: user, password, path and query. Services give out
    /// paths that anybody who knows them can use.
    package var description: String { "\(scheme)://\(host)/..." }

    private let scheme: String
    private let host: String

    /// Accepts `text` as an address; nothing unless it is http or https, with a host, in ASCII.
    package init?(_ text: String) {
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix("://")
        else { return nil }
        let scheme = text[..<colon].lowercased()
        let authority = text[colon...].dropFirst(3).prefix { !"/?#\\".contains($0) }
        let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        guard ["http", "https"].contains(scheme), let first = host.first, first != ":" else {
            return nil
        }
        self.text = text
        self.scheme = scheme
        self.host = String(host)
    }
}

extension HeartbeatURL: Codable {
    /// Writes the whole address.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    /// Reads what `encode` wrote.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let url = HeartbeatURL(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "this is no address of a heartbeat")
        }
        self = url
    }
}
