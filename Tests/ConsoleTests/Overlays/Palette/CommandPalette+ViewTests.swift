import Screen
import Testing

@testable import Console

struct CommandPaletteViewTests {
    @Test(arguments: OverlaySamples.sizes)
    func `what may be meant is listed above the line`(_ name: String, _ size: Size) throws {
        var state = try OverlaySamples.state(size: size)
        _ = state.press(.character(":")) + state.type("task") + state.press(.down)
        try OverlayFixture(name: "palette-\(name)").expect(state)
    }

    @Test func `nothing typed lists the commands`() throws {
        var state = try OverlaySamples.state(glyphs: .ascii)
        _ = state.press(.character(":"))
        try OverlayFixture(name: "palette-empty-ascii").expect(state)
    }

    @Test func `what is wrong stands above the line`() throws {
        var state = try OverlaySamples.state()
        _ = state.press(.character(":")) + state.type("backup nas") + state.press(.enter)
        try OverlayFixture(name: "palette-problem").expect(state)
    }
}
