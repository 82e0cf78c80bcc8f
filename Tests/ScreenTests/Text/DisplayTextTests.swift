import Testing

@testable import Screen

@Suite struct DisplayTextTests {
    @Test(arguments: [
        ("plain name.db", "plain name.db"),
        ("größe 日本語 ✓", "größe 日本語 ✓"),
        ("a\\b", "a\\\\b"),
        ("two\nlines\tand\rmore", "two\\nlines\\tand\\rmore"),
        ("\u{1B}[2J\u{1B}]52;c;eA==\u{7}", "\\e[2J\\e]52;c;eA==\\u{7}"),
        ("\u{9B}31m", "\\u{9B}31m"),
        ("gpj\u{202E}bd.exe", "gpj\\u{202E}bd.exe"),
        ("in\u{200B}visible\u{FEFF}", "in\\u{200B}visible\\u{FEFF}"),
        ("no\u{A0}break", "no\\u{A0}break"),
        ("\u{301}lone", "\\u{301}lone"),
        ("e\u{301}", "e\u{301}"),
        ("z\u{300}\u{301}\u{302}\u{303}", "z\u{300}\u{301}\u{302}\\u{303}"),
        ("👩\u{200D}🔧", "👩\\u{200D}🔧"),
        ("\u{E000}", "\\u{E000}"),
        ("line\u{2028}", "line\\u{2028}"),
    ])
    func `whatever could fool a terminal or a reader is spelled out`(text: String, shown: String) {
        #expect(text.escapedForDisplay == shown)
    }

    @Test(arguments: [
        (Array("ok.db".utf8), "ok.db"),
        ([0x61, 0xFF, 0x62], "a\\xFFb"),
        ([0xE6, 0x97], "\\xE6\\x97"),
        ([0xC0, 0xAF], "\\xC0\\xAF"),
        ([0xED, 0xA0, 0x80], "\\xED\\xA0\\x80"),
        ([0xE6, 0x97, 0xA5, 0x80], "日\\x80"),
        ([0x1B, 0x5B, 0x6D], "\\e[m"),
    ])
    func `bytes of a file name that are not UTF-8 are shown as bytes`(bytes: [UInt8], shown: String)
    {
        #expect(String(displaying: bytes) == shown)
    }

    @Test func `no scalar gets through that a terminal could act on`() {
        let shown = (0...0x10FFFF as ClosedRange<UInt32>)
            .compactMap(Unicode.Scalar.init)
            .map { String(Character($0)).escapedForDisplay }
        let acting = shown.joined().unicodeScalars.filter {
            $0.cellWidth == nil || $0.cellWidth == 0
        }
        #expect(acting.isEmpty)
    }
}
