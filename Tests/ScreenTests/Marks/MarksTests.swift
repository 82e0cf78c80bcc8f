import Testing

@testable import Screen

@Suite struct MarksTests {
    @Test func `every state has a glyph of its own, one cell wide, in both sets`() {
        #expect(String(StateMark.allCases.map { $0.glyph(.unicode) }) == "✓▸·=!✗?")
        #expect(String(StateMark.allCases.map { $0.glyph(.ascii) }) == "+>.=!x?")
        #expect(StateMark.allCases.allSatisfy { String($0.glyph(.unicode)).cellWidth == 1 })
    }

    @Test func `every state has a word of its own`() {
        let words = StateMark.allCases.map(\.word)
        #expect(words == ["OK", "RUN", "WAIT", "OFF", "LATE", "FAIL", "LEFTOVER"])
    }

    @Test(arguments: [
        ([], 8, ""), ([0, 0, 0], 8, "▁▁▁"), ([0, 1, 2, 3, 4, 5, 6, 7], 8, "▁▂▃▄▅▆▇█"),
        ([9, 9, 0, 7], 2, "▁█"), ([.nan, -3, 1], 3, "▁▁█"), ([5], 0, ""),
    ])
    func `a sparkline shows the last values`(values: [Double], cells: Int, result: String) {
        #expect(Sparkline.text(values, cells: cells) == result)
    }

    @Test func `a sparkline can be drawn against a fixed peak and in ASCII`() {
        #expect(Sparkline.text([0, 50, 100, 300], cells: 4, peak: 100, glyphs: .ascii) == "_=##")
    }

    @Test(
        arguments: [
            (0, 10, "░░░░░"), (1, 1000, "▓░░░░"), (5, 10, "██▓░░"), (999, 1000, "████▓"),
            (10, 10, "█████"),
            (12, 10, "█████"),
        ] as [(UInt64, UInt64, String)])
    func `a bar is full only when all is done`(done: UInt64, total: UInt64, result: String) {
        #expect(ProgressBar.text(done: done, of: total, cells: 5) == result)
    }

    @Test func `a bar without a total is empty`() {
        #expect(ProgressBar.text(done: 7, of: nil, cells: 4, glyphs: .ascii) == "----")
    }

    @Test(
        arguments: [(0, 0, 100), (0, 10, 0), (999, 1000, 99), (1000, 1000, 100)]
            as [(UInt64, UInt64, Int)])
    func `a hundred per cent means all`(done: UInt64, total: UInt64, percent: Int) {
        #expect(ProgressBar.percent(done: done, of: total) == percent)
    }
}
