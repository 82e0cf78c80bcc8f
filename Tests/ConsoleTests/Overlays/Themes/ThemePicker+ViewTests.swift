import Screen
import Testing

@testable import Console

struct ThemePickerViewTests {
    @Test(arguments: OverlaySamples.sizes)
    func `themes and how readable they are`(_ name: String, _ size: Size) throws {
        var state = try OverlaySamples.state(size: size)
        state.look.themes = try [ThemeChoice("terminal"), faint(.direct), faint(.ansi8)]
        _ = state.press(.character("T"), .down)
        try OverlayFixture(name: "themes-\(name)").expect(state)
    }

    @Test func `few colours can leave no choice, and that is said in ASCII as well`() throws {
        var state = try OverlaySamples.state(glyphs: .ascii)
        state.look.themes = [ThemeChoice("terminal"), try faint(.ansi8)]
        _ = state.press(.character("T"), .down)
        try OverlayFixture(name: "themes-ansi8-ascii").expect(state)
        _ = state.press(.up)
        try OverlayFixture(name: "themes-terminal-ascii").expect(state)
    }

    /// A theme whose greys are close together, on a terminal of that many colours.
    private func faint(_ depth: ColorDepth) throws -> ThemeChoice {
        let colors = (0..<16).map { slot in
            let grey = UInt8(slot * 14)
            return (slot, RGB(red: grey, green: grey, blue: 255 - grey))
        }
        let name = depth == .direct ? "faint" : "faint of few colours"
        let scheme = try Scheme(
            name: name, author: "", given: Dictionary(uniqueKeysWithValues: colors))
        return ThemeChoice(name, Theme(scheme), depth: depth)
    }
}
