import Testing

@testable import Configuration

struct NearWordsTests {
    private let words = NearWords(words: ["database", "destination", "level", "full", "max-chain"])

    @Test(arguments: [
        ("databse", ["database"]), ("Database", ["database"]), ("dtaabase", ["database"]),
        ("lvel", ["level"]), ("levle", ["level"]), ("fulll", ["full"]), ("ful", ["full"]),
        ("max_chain", ["max-chain"]), ("", []), ("f", []), ("color", []), ("datum", []),
    ])
    func `a slip of the finger is near, another word is not`(_ text: String, _ near: [String]) {
        #expect(words.near(text) == near)
    }

    @Test func `the nearest comes first`() {
        #expect(NearWords(words: ["shop-12", "shop-1"]).near("shop-1x") == ["shop-12", "shop-1"])
        #expect(
            NearWords(words: ["abcdefgh", "abcdefg"]).near("abcdefi") == ["abcdefg", "abcdefgh"])
    }
}
