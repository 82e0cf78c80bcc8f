import Domain
import Screen
import Testing

@testable import Console

struct LeavingTests {
    @Test(arguments: [Key.character("Q"), .control("c"), .character("q")])
    func `with nothing to do the console is left at once`(key: Key) throws {
        var state = try Scene.state()
        #expect(state.press(key) == [.quit])
    }

    @Test
    func `with jobs it asks; what waits is cancelled, what runs is not`() throws {
        var state = try Scene.busyState()
        #expect(state.press(.character("Q")) == [])
        #expect(
            state.press(.character("y")) == [
                .cancel(JobID(rawValue: 2), because: "the console was left"), .quit,
            ])
    }

    @Test(arguments: [Key.character("D"), .character("Q"), .character("q")])
    func `an engine elsewhere is left without a question, and nothing is cancelled`(
        key: Key
    ) throws {
        var state = try Scene.busyState()
        _ = state.take(.attachment(.attached(to: "process 812, serve")))
        #expect(state.press(key) == [.quit])
    }

    @Test
    func `D leaves the engine of this process running, where it can go on`() throws {
        var state = try Scene.busyState()
        #expect(state.press(.character("D")) == [.detach])
        _ = state.take(.attachment(.alone))
        #expect(state.press(.character("D")) == [])
        #expect(state.notice?.text.contains("ends with it") == true)
        #expect(state.press(.character("Q")) == [])
        #expect(state.overlay != nil)
    }

    @Test
    func `Esc on the first screen leaves nothing`() throws {
        var state = try Scene.state()
        #expect(state.press(.escape) == [])
        #expect(state.notice?.text == "This is the first screen. q leaves.")
    }

    @Test
    func `q takes back one step after the other`() throws {
        var state = try Scene.state()
        _ = state.press(.character("3"), .character(" "))
        _ = state.type("/home")
        _ = state.press(.enter, .enter)
        #expect(state.isZoomed)
        #expect(state.press(.character("q")) == [])
        #expect(!state.isZoomed)
        #expect(state.press(.character("q")) == [])
        #expect(state.list.filter.isEmpty)
        #expect(state.press(.character("q")) == [])
        #expect(state.list.marks.isEmpty)
        #expect(state.press(.character("q")) == [])
        #expect(state.screen == .tasks)
        #expect(state.press(.character("q")) == [.quit])
    }
}
