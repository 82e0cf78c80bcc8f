import Screen
import Testing

@testable import Terminal

@Suite struct StyleSequencesTests {
    private func rewrite(
        _ text: String, _ slots: ColorSlots = ColorSlots(colors: 256), moves: Bool = true,
        characterSet: String = "^(B"
    ) -> String {
        func bytes(_ text: String) -> [UInt8] {
            Array(text.replacing("^", with: "\u{1B}").utf8)
        }
        let dialect = StyleSequences.Dialect(
            characterSet: bytes(characterSet), movesInAnyStyle: moves)
        let result = StyleSequences.rewrite(bytes(text), with: slots, for: dialect)
        return String(decoding: result, as: UTF8.self).replacing("\u{1B}", with: "^")
    }

    @Test(arguments: [
        ("plain", "plain"),
        ("^[3;4Htext^[K", "^[3;4Htext^[K"),
        ("^[48;5;20m^[38;5;30ma^[48;5;20mb", "^[38;5;30;48;5;20mab^[m"),
        ("^[38;5;30ma^[38;5;31m  ^[38;5;30mb", "^[38;5;30ma  b^[m"),
        ("^[38;5;30m^[39;49m^(B^[m", ""),
        ("^[38;5;30ma^[mb^[38;5;30mc", "^[38;5;30ma^[mb^[38;5;30mc^[m"),
        ("^(B^[0;1m^[31mf^[39m^(B^[mt", "^[1;31mf^[mt"),
        ("^[0;1;4mu^[0;1mb", "^[1;4mu^[24mb^[m"),
        ("^[1mb^[0;2md^[mt", "^[1mb^[0;2md^[mt"),
        ("^[7m ^[0;1;7m>^[0;7m ^[0;1;7mname  ", "^[1;7m > name  ^[m"),
        ("^[0;7m^[38;5;30m  ^[38;5;31m ", "^[7;38;5;30m  ^[38;5;31m ^[m"),
        ("^[41m^[3X^[49m^[K", "^[41m^[3X^[m^[K"),
        ("^[1m^[3X^[2;2H", "^[3X^[2;2H"),
        ("^[1m^[41m ^[32m^[1mx", "^[1;32;41m x^[m"),
        ("^[38;5;30;48;5;20m  ^[39;49mx", "^[48;5;20m  ^[mx"),
        ("^[41m ^[42m ^[31mx", "^[41m ^[31;42m x^[m"),
        ("^[7m  ^[m", "^[7m  ^[m"),
        ("^[41m^[3P^[49mx", "^[41m^[3P^[mx"),
        ("^[38;5;30m^[1ma", "^[1;38;5;30ma^[m"),
        ("^[31ma^[32mb", "^[31ma^[32mb^[m"),
        ("^[38:2::1:2:3ma^[39mb", "^[38:2::1:2:3ma^[mb"),
        ("^[53ma", "^[53ma"),
        ("^[38;5", "^[38;5"),
        ("^", "^"),
    ])
    func `only what shows is selected, in the fewest bytes`(bytes: String, result: String) {
        #expect(rewrite(bytes) == result)
    }

    @Test func `a terminal that cannot move in any style is reset before`() {
        #expect(rewrite("^[7ma^[m^[2;2Hb") == "^[7ma^[2;2H^[mb")
        #expect(rewrite("^[7ma^[m^[2;2Hb", moves: false) == "^[7ma^[m^[2;2Hb")
        #expect(rewrite("^[7m  ^[m^[2;2Hb", moves: false) == "^[7m  ^[m^[2;2Hb")
    }

    @Test func `the character set is not selected again and again`() {
        #expect(rewrite("^[1ma^[m\u{0F}b", characterSet: "\u{0F}") == "^[1ma^[mb")
        #expect(rewrite("^(Ba\u{0F}b", characterSet: "") == "^(Ba\u{0F}b")
    }

    @Test func `a borrowed number becomes its colour`() {
        var slots = ColorSlots(colors: 256)
        let number = slots.number(for: .direct(RGB(0x0A0B0C)))
        #expect(slots.number(for: .direct(RGB(0x0A0B0C))) == number)
        #expect(rewrite("^[48;5;\(number)mx", slots) == "^[48;2;10;11;12mx^[m")
        #expect(rewrite("^[48;5;\(number + 1)mx", slots) == "^[48;5;\(number + 1)mx^[m")
    }

    @Test(
        arguments: [
            (8, PaintColor.standard, -1), (8, .indexed(9), 1), (16, .indexed(9), 9),
            (256, .indexed(200), 200),
            (1 << 24, .direct(RGB(0x123456)), 0x123456), (1 << 24, .direct(RGB(3)), 8),
        ] as [(Int, PaintColor, Int32)])
    func `a colour has the number the terminal knows`(colors: Int, color: PaintColor, number: Int32)
    {
        var slots = ColorSlots(colors: colors)
        #expect(slots.number(for: color) == number)
    }
}
