import CTerminal

/// String capabilities of the terminal that the open window draws for.
enum Capability {
    /// The bytes of a capability; empty when the terminal does not have it.
    static func bytes(_ name: String) -> [UInt8] {
        guard let value = cterm_string(name) else { return [] }
        return withoutPadding(Array(String(cString: value).utf8))
    }

    /// The bytes of a capability with two parameters filled in.
    static func bytes(_ name: String, _ first: Int, _ second: Int) -> [UInt8] {
        var room = [CChar](repeating: 0, count: 128)
        let length = cterm_expand(name, Int32(first), Int32(second), &room, room.count)
        return withoutPadding(room.prefix(length).map { UInt8(bitPattern: $0) })
    }

    /// Drops the delays (`$<5>`) that terminals of the seventies needed.
    static func withoutPadding(_ bytes: [UInt8]) -> [UInt8] {
        guard let start = bytes.firstRange(of: Array("$<".utf8)),
            let end = bytes[start.upperBound...].firstIndex(of: UInt8(ascii: ">"))
        else { return bytes }
        return bytes[..<start.lowerBound] + withoutPadding(Array(bytes[(end + 1)...]))
    }
}
