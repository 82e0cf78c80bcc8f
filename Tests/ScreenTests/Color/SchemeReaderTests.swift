import Testing

@testable import Screen

@Suite struct SchemeReaderTests {
    private static let slots = (0..<16).map { "base0" + String($0, radix: 16, uppercase: true) }

    private static let flat =
        "scheme: \"Flat One\"\nauthor: 'Somebody (http://example.org)'\n"
        + slots.enumerated().map { "\($1): \"0000\(String(16 + $0, radix: 16))\"\n" }.joined()

    private static let nested =
        "---\n# a comment\nsystem: base16\nname: Nested One # why not\nvariant: dark\npalette:\n"
        + slots.enumerated().map { "  \($1): #0000\(String(16 + $0, radix: 16)) # slot\n" }.joined()

    @Test(arguments: [(flat, "Flat One"), (nested, "Nested One")])
    func `both layouts are read`(text: String, name: String) throws {
        let scheme = try SchemeReader.read(text, fallbackName: "file")
        #expect(scheme.name == name)
        #expect(scheme.colors.prefix(16).map(\.blue) == Array(16..<32))
    }

    @Test func `colours that look like numbers stay what they are`() throws {
        let text = Self.flat.replacing("\"000010\"", with: "101010")
        #expect(try SchemeReader.read(text, fallbackName: "").colors[0] == RGB(0x101010))
    }

    @Test func `the last eight slots fall back as base24 says`() throws {
        let scheme = try SchemeReader.read(Self.flat + "base12: ff0000\n", fallbackName: "")
        let colors = scheme.colors
        #expect(colors[0x12] == RGB(0xFF0000))
        #expect(colors[0x10] == colors[0x00] && colors[0x11] == colors[0x00])
        #expect((0x13...0x17).map { colors[$0] } == (0x0A...0x0E).map { colors[$0] })
    }

    @Test func `a scheme without a name has the name of its file`() throws {
        let text = Self.flat.replacing("scheme: \"Flat One\"\n", with: "")
        #expect(try SchemeReader.read(text, fallbackName: "mine").name == "mine")
    }

    @Test(arguments: [
        ("nonsense", SchemeError.notKeyAndValue(line: 1)),
        (": value", .notKeyAndValue(line: 1)),
        ("name: \"open", .badQuotes(line: 1)),
        ("name: 'a' b", .badQuotes(line: 1)),
        ("\n\nbase00: 12345", .badColor(line: 3, key: "base00", value: "12345")),
        ("base0A: \"+12345\"", .badColor(line: 1, key: "base0A", value: "+12345")),
        ("base00: 111111\nbase00: 222222", .repeatedKey(line: 2, key: "base00")),
        ("name: x", .missingColor(slot: 0)),
        (
            "name: x\n" + slots.dropLast().map { "\($0): 111111\n" }.joined(),
            .missingColor(slot: 15)
        ),
    ])
    func `an error names the line`(text: String, error: SchemeError) {
        #expect(throws: error) { try SchemeReader.read(text, fallbackName: "") }
    }

    @Test func `an error message is safe to display`() {
        let error = SchemeError.badColor(line: 2, key: "base00", value: "\u{1B}[2J")
        #expect(error.message == "line 2: base00 is '\\e[2J', not six hexadecimal digits")
    }
}
