import Screen
import Testing

@testable import Terminal

@Suite struct ColorSequencesTests {
    private func rewrite(_ text: String, _ slots: ColorSlots = ColorSlots(colors: 256)) -> String {
        let bytes = Array(text.replacing("^", with: "\u{1B}").utf8)
        let result = ColorSequences.rewrite(bytes, with: slots)
        return String(decoding: result, as: UTF8.self).replacing("\u{1B}", with: "^")
    }

    @Test(arguments: [
        ("plain", "plain"),
        ("^[3;4Htext^[K", "^[3;4Htext^[K"),
        ("^[48;5;20m^[38;5;30ma^[48;5;20mb", "^[48;5;20m^[38;5;30mab"),
        ("^[38;5;30ma^[38;5;31m  ^[38;5;30mb", "^[38;5;30ma  b"),
        ("^[38;5;30m^[39;49m^(B^[m", "^[39;49m^(B^[m"),
        ("^[38;5;30ma^[mb^[38;5;30mc", "^[38;5;30ma^[mb^[38;5;30mc"),
        ("^[0;7m^[38;5;30m  ^[38;5;31m ", "^[0;7m^[38;5;30m  ^[38;5;31m "),
        ("^[38;5;30m^[1ma", "^[38;5;30m^[1ma"),
        ("^[31ma^[32mb", "^[31ma^[32mb"),
        ("^[38;5;30m^(Ba", "^(B^[38;5;30ma"),
        ("^[38;5", "^[38;5"),
        ("^", "^"),
    ])
    func `only selections that do not show are dropped`(bytes: String, result: String) {
        #expect(rewrite(bytes) == result)
    }

    @Test func `a borrowed number becomes its colour`() {
        var slots = ColorSlots(colors: 256)
        let number = slots.number(for: .direct(RGB(0x0A0B0C)))
        #expect(slots.number(for: .direct(RGB(0x0A0B0C))) == number)
        #expect(rewrite("^[48;5;\(number)mx", slots) == "^[48;2;10;11;12mx")
        #expect(rewrite("^[48;5;\(number + 1)mx", slots) == "^[48;5;\(number + 1)mx")
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
