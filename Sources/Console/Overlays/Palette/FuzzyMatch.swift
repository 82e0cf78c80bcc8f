/// How well a text is meant by a few typed characters.
enum FuzzyMatch {
    /// The cost of `query` meaning `text`: less is better; nothing if its characters are not all
    /// there in their order. Both are lower case.
    ///
    /// What begins with the query comes first, then what has it at the start of a word, then
    /// anywhere in one piece, then in pieces, the closer together the better: from the first
    /// character on before all others.
    static func cost(of query: String, in text: String) -> Int? {
        let (query, text) = (Array(query.utf8), Array(text.utf8))
        if query.isEmpty { return 0 }
        guard let scattered = scatteredCost(of: query, in: text) else { return nil }
        var best = scattered
        for start in 0..<max(1, text.count - query.count + 1) {
            guard text[start...].starts(with: query) else { continue }
            let isWordStart = start == 0 || !isLetter(text[start - 1])
            best = min(best, start == 0 ? 0 : (isWordStart ? 100 : 200) + min(start, 99))
        }
        return best
    }

    private static func scatteredCost(of query: [UInt8], in text: [UInt8]) -> Int? {
        var matched = 0
        guard
            let end = text.firstIndex(where: { byte in
                if byte == query[matched] { matched += 1 }
                return matched == query.count
            })
        else { return nil }
        if text.first == query.first { return 300 + end + 1 - query.count }
        // From where they end, back to the last place they can begin.
        var start = end + 1
        for byte in query.reversed() {
            repeat { start -= 1 } while text[start] != byte
        }
        return 400 + end + 1 - start - query.count
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (48...57).contains(byte) || byte >= 0x80
    }
}
