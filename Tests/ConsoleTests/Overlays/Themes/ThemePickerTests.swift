import Screen
import Testing

@testable import Console

struct ThemePickerTests {
    @Test func `moving shows a theme and Esc brings the old one back`() throws {
        var state = try OverlaySamples.state()
        #expect(state.press(.character("T")) == [])
        #expect(state.press(.down) == [.useTheme("mono", isChosen: false)])
        #expect(state.press(.down) == [], "it is the last")
        #expect(state.look.theme == "mono")
        #expect(state.press(.escape) == [.useTheme("terminal", isChosen: false)])
        #expect(state.look.theme == "terminal")
        #expect(state.overlay == nil)
    }

    @Test func `Esc without having moved changes nothing`() throws {
        var state = try OverlaySamples.state()
        #expect(state.press(.character("T"), .escape) == [])
    }

    @Test func `Enter keeps the theme`() throws {
        var state = try OverlaySamples.state()
        _ = state.press(.character("T"), .down)
        #expect(state.press(.enter) == [.useTheme("mono", isChosen: true)])
        #expect(state.look.theme == "mono")
    }

    @Test func `the filter moves the cursor to what it lets through`() throws {
        var state = try OverlaySamples.state()
        _ = state.press(.character("T"))
        #expect(state.type("M") == [], "both have it")
        #expect(state.type("O") == [.useTheme("mono", isChosen: false)])
        #expect(state.type("x") == [])
        #expect(state.press(.enter) == [], "nothing is under the cursor")
        #expect(state.overlay != nil)
        #expect(state.press(.escape) == [.useTheme("terminal", isChosen: false)])
    }

    @Test func `pasted text goes into the filter`() throws {
        var state = try OverlaySamples.state()
        _ = state.press(.character("T"))
        #expect(state.take(.paste("mono")) == [.useTheme("mono", isChosen: false)])
    }
}
