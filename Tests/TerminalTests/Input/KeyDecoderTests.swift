import Screen
import TerminalSupport
import TestSupport
import Testing

@testable import Terminal

@Suite struct KeyDecoderTests {
    private var decoder = KeyDecoder()

    @Test(
        arguments: [
            ("j", .character("j")), (" ", .character(" ")), ("ß", .character("ß")),
            ("日", .character("日")),
            ("\r", .enter), ("\n", .enter), ("\t", .tab), ("\u{7F}", .backspace),
            ("\u{8}", .backspace),
            ("\u{3}", .control("c")), ("\u{1A}", .control("z")), ("\u{0}", .control(" ")),
            ("\u{1C}", .control("\\")), ("\u{1F}", .control("_")),
            ("\u{1B}[A", .up), ("\u{1B}OB", .down), ("\u{1B}[C", .right), ("\u{1B}OD", .left),
            ("\u{1B}[H", .home), ("\u{1B}[F", .end), ("\u{1B}[1~", .home), ("\u{1B}[4~", .end),
            ("\u{1B}[7~", .home), ("\u{1B}[8~", .end), ("\u{1B}[5~", .pageUp),
            ("\u{1B}[6~", .pageDown),
            ("\u{1B}[2~", .named(.insert, [])), ("\u{1B}[3~", .delete), ("\u{1B}[Z", .backTab),
            ("\u{1B}OP", .named(.function(1), [])), ("\u{1B}[[E", .named(.function(5), [])),
            ("\u{1B}[15~", .named(.function(5), [])), ("\u{1B}[24~", .named(.function(12), [])),
            ("\u{1B}[1;5C", .named(.right, .control)), ("\u{1B}[1;2A", .named(.up, .shift)),
            ("\u{1B}[3;4~", .named(.delete, [.shift, .alt])), ("\u{1B}[a", .named(.up, .shift)),
            ("\u{1B}[5^", .named(.pageUp, .control)), ("\u{1B}x", .alt("x")),
            ("\u{1B}ß", .alt("ß")),
            ("\u{1B}\r", .named(.enter, .alt)), ("\u{1B}\u{7F}", .named(.backspace, .alt)),
            ("\u{1B}\u{1B}[A", .named(.up, .alt)), ("\u{1B}[13;5u", .named(.enter, .control)),
            ("\u{1B}[27;5;99~", .control("c")), ("\u{1B}[97;3u", .alt("a")), ("\u{1B}OM", .enter),
            ("\u{1B}Oq", .character("1")),
        ] as [(String, Key)])
    func `a key is known by its bytes`(bytes: String, key: Key) {
        var decoder = KeyDecoder()
        #expect(decoder.decode(bytes.utf8) == [.key(key)])
        #expect(decoder.patience == nil)
    }

    @Test(arguments: [
        "日", "\u{1B}[A", "\u{1B}[1;5C", "\u{1B}[15~", "\u{1B}ß", "\u{1B}[200~a\u{1B}[201~",
    ])
    func `bytes may come one by one`(text: String) {
        var whole = KeyDecoder()
        var parts = KeyDecoder()
        let inputs = text.utf8.flatMap { parts.decode([$0]) }
        #expect(inputs == whole.decode(text.utf8))
        #expect(inputs.count == 1)
    }

    @Test mutating func `an Esc is a key when nothing follows in time`() {
        #expect(decoder.decode([0x1B]) == [])
        #expect(decoder.patience == KeyDecoder.escapeDelay)
        #expect(decoder.expire() == [.key(.escape)])
        #expect(decoder.patience == nil)
    }

    @Test(
        arguments: [
            ("\u{1B}[", [.alt("[")]), ("\u{1B}O", [.alt("O")]),
            ("\u{1B}\u{1B}", [.escape, .escape]),
            ("\u{1B}[1;", [.escape, .character("["), .character("1"), .character(";")]),
        ] as [(String, [Key])])
    func `a sequence that does not go on is what its bytes are`(bytes: String, keys: [Key]) {
        var decoder = KeyDecoder()
        #expect(decoder.decode(bytes.utf8) == [])
        #expect(decoder.expire() == keys.map { .key($0) })
    }

    @Test(arguments: [
        "\u{1B}[I", "\u{1B}[<0;5;5M", "\u{1B}[?1;2c", "\u{1B}[99~", "\u{1B}[200u\u{9B}",
    ])
    func `reports and unknown keys do nothing`(bytes: String) {
        var decoder = KeyDecoder()
        let keys = decoder.decode((bytes + "j").utf8)
        #expect(keys.last == .key(.character("j")))
        #expect(keys.count <= 2)
    }

    @Test mutating func `bytes that are not UTF-8 are dropped`() {
        #expect(
            decoder.decode([0xFF, 0x6A, 0xC3, 0x28]) == [
                .key(.character("j")), .key(.character("(")),
            ])
    }

    @Test mutating func `a paste is one event whatever is in it`() {
        let inputs = decoder.decode("\u{1B}[200~rm -rf /\r\n\u{3}\u{1B}[Ay\r\u{1B}[201~k".utf8)
        #expect(inputs == [.paste("rm -rf /\n\u{3}\u{1B}[Ay\n"), .key(.character("k"))])
    }

    @Test mutating func `a paste whose end is lost ends by itself`() {
        #expect(decoder.decode("\u{1B}[200~half\u{1B}[20".utf8) == [])
        #expect(decoder.patience == KeyDecoder.pasteDelay)
        #expect(decoder.expire().first == .paste("half"))
    }

    @Test mutating func `a huge paste is cut`() {
        let text = String(repeating: "a", count: KeyDecoder.mostPasted + 10)
        let inputs = decoder.decode("\u{1B}[200~\(text)\u{1B}[201~".utf8)
        #expect(inputs == [.paste(String(text.dropLast(10)))])
    }

    @Test(arguments: 0..<50)
    func `any bytes are survived, and nothing is held back for ever`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var decoder = KeyDecoder()
        let alphabet =
            Array("\u{1B}\u{1B}\u{1B}[[[OO;;0129~AMu<ß日\u{9B}\u{18}".utf8) + [0xFF, 0xE6]
        let bytes = (0..<500).compactMap { _ in alphabet.randomElement(using: &random) }
        _ = decoder.decode(bytes)
        for _ in 0..<3 where decoder.patience != nil { _ = decoder.expire() }
        #expect(decoder.patience == nil, "seed \(seed)")
    }
}
