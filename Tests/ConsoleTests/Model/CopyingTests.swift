import Domain
import Screen
import Testing

@testable import Console

struct CopyingTests {
    @Test
    func `y copies the name and Y the command line`() throws {
        var state = try Scene.state()
        #expect(state.press(.character("y")) == [.copy("home-nas")])
        #expect(state.press(.character("Y")) == [.copy("stillpoint backup home-nas")])
    }

    @Test
    func `Y on a leftover copies its removal`() throws {
        var state = try Scene.state()
        _ = state.press(.character("3"))
        let file = try #require(state.list.selected)
        #expect(state.press(.character("Y")) == [.copy("stillpoint leftovers remove \(file)")])
    }

    @Test
    func `Y in the log copies what the operator did`() throws {
        var state = try Scene.busyState()
        _ = state.press(.character("5"))
        #expect(state.press(.character("Y")) == [.copy("stillpoint backup orders-raven")])
    }
}
