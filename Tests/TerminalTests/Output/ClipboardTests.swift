import Testing

@testable import Terminal

@Suite struct ClipboardTests {
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("größe\n", "Z3LDtsOfZQo="),
    ])
    func `a text is sent in base64`(text: String, encoded: String) {
        #expect(Clipboard.sequence(copying: text) == Array("\u{1B}]52;c;\(encoded)\u{1B}\\".utf8))
    }

    @Test func `a text that terminals refuse is not sent`() {
        let text = String(repeating: "a", count: Clipboard.mostBytes)
        #expect(Clipboard.sequence(copying: text) != nil)
        #expect(Clipboard.sequence(copying: text + "a") == nil)
    }

    @Test(arguments: [("abc", "abc"), ("$<2>", ""), ("a$<5/>b$<10*>c", "abc"), ("a$<b", "a$<b")])
    func `delays for old terminals are left out`(bytes: String, result: String) {
        #expect(Capability.withoutPadding(Array(bytes.utf8)) == Array(result.utf8))
    }
}
