import Testing

@testable import Screen

@Suite struct FrameDumpTests {
    @Test func `a dump tells meaning and ground of every cell`() {
        var frame = Frame(Size(rows: 3, columns: 12))
        frame.fill(frame.bounds.line(0), Style(on: .bar))
        frame.put("PROD", in: frame.bounds, column: 1, Style(.late, on: .bar))
        frame.put("✗ home-nas", in: frame.bounds, row: 1, Style(.failed))
        frame.put("日本 ok", in: frame.bounds, row: 2, Style(.good))
        frame.lay(frame.bounds.line(2), on: .selection)
        #expect(frame.text == " PROD\n✗ home-nas\n日本 ok")
        #expect(frame.roles == "_llll_______\nf ffffffff\nGGGG=GG=====")
    }

    @Test func `every role has a letter of its own`() {
        #expect(Set(Role.allCases.map(\.letter)).count == Role.allCases.count)
    }
}
