import Domain
import Testing

struct TaskNameTests {
    @Test(arguments: [
        "a", "7", "shop", "shop-2", "a.b_c-d", "Käse", "データ", "बैकअप", "e\u{301}t",
        String(repeating: "x", count: 64),
    ])
    func `letters of any script, digits and three signs make a name`(_ text: String) throws {
        #expect(try TaskName(text).text == text)
    }

    @Test(arguments: [
        "", "-a", ".a", "_a", "a b", "a/b", "..", "a\n", "a\0", "a\u{7F}", "a\u{202E}b", "a:b",
        "a*",
        "\u{301}a", "a😀", String(repeating: "x", count: 65), String(repeating: "デ", count: 60),
    ])
    func `anything else is refused as wrong usage`(_ text: String) {
        #expect(throws: Failure.self) { try TaskName(text) }
        #expect(code { try TaskName(text) } == .usage)
    }

    @Test(arguments: [
        "a\u{200D}", "a\u{200C}b", "a\u{FE0F}", "a\u{E0041}", "ab\u{3164}", "1\u{FE0F}\u{20E3}",
    ])
    func `characters that nobody can see make no name`(_ text: String) {
        #expect(code { try TaskName(text) } == .usage)
    }

    @Test func `the failure shows what is wrong without printing it raw`() throws {
        let failure = try #require(failure { try TaskName("a\u{1B}[2Jb") })
        #expect(failure.message.contains(#"it contains "\u{1b}""#))
        #expect(!failure.message.contains("\u{1B}"))
    }

    @Test func `names are in the order of their text`() throws {
        #expect(
            try ["b", "a-2", "a"].map(TaskName.init).sorted().map(\.text) == ["a", "a-2", "b"])
    }
}
