import Domain
import TestSupport
import Testing

struct QuotedTextTests {
    @Test(arguments: [
        ("", #""""#), ("plain", #""plain""#), ("a\nb\tc\rd", #""a\nb\tc\rd""#),
        (#"a"b\c"#, #""a\"b\\c""#), ("\u{1B}[2J", #""\u{1b}[2J""#), ("\u{9B}2J", #""\u{9b}2J""#),
        ("a\u{202E}b", #""a\u{202e}b""#), ("a\u{2028}b", #""a\u{2028}b""#), ("\0", #""\u{0}""#),
        ("Käse 😀 日本", #""Käse 😀 日本""#), ("\r\n", #""\r\n""#),
    ])
    func `what could disturb a terminal is escaped`(_ text: String, _ quoted: String) {
        #expect(text.quotedForDisplay == quoted)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `no text brings an unsafe scalar to the terminal`(_ seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let scalars = (0..<500).compactMap { _ in
            Unicode.Scalar(UInt32.random(in: 0..<0x2_0000, using: &random))
        }
        let text = String(String.UnicodeScalarView(scalars)).quotedForDisplay
        #expect(!text.unicodeScalars.contains { $0.isUnsafeToPrint })
    }
}
