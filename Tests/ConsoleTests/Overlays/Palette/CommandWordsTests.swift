import Testing

@testable import Console

struct CommandWordsTests {
    @Test(arguments: [
        ("backup shop", ["backup", "shop"]), ("  a\t b ", ["a", "b"]), ("", []),
        ("rm 'a b' \"c 'd\"", ["rm", "a b", "c 'd"]), ("a\\ b", ["a b"]), ("''", [""]),
        ("stillpoint verify shop", ["verify", "shop"]), ("'a'b", ["ab"]),
    ])
    func `words are cut as a shell does`(_ text: String, _ words: [String]) throws {
        #expect(try CommandWords.split(text) == words)
    }

    @Test(arguments: ["'a", "\"a", "a\\"])
    func `an open quote is no command`(_ text: String) {
        #expect(throws: CommandProblem.self) { try CommandWords.split(text) }
    }

    @Test(arguments: ["/srv/a b.db", "it's", "$HOME", "a\"b", "", "\\", "plain"])
    func `what the console quotes is one word`(_ text: String) throws {
        #expect(try CommandWords.split("x " + CommandLineText.quoted(text)) == ["x", text])
    }
}
