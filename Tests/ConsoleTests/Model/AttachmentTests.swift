import Domain
import Screen
import Testing

@testable import Console

struct AttachmentTests {
    private let loss = Failure(.engineLost, "The engine has ended.")

    @Test
    func `attaching is said and written into the log`() throws {
        var state = try Scene.state()
        _ = state.take(.attachment(.attached(to: "process 812, serve")))
        #expect(state.notice?.text.contains("process 812, serve") == true)
        #expect(state.log.last?.text == "attached to the engine (process 812, serve)")
    }

    @Test
    func `with the engine its jobs are gone, since another one counts anew`() throws {
        var state = try Scene.busyState()
        _ = state.take(.event(.lost(loss)))
        #expect(!state.hasActiveJobs)
        #expect(state.attachment == .lost)
        #expect(state.notice?.text.contains("The engine has ended.") == true)
    }

    @Test
    func `what the engine has not answered has failed`() throws {
        var state = try Scene.state()
        _ = state.press(.character("p"))
        #expect(!state.pending.isEmpty)
        _ = state.take(.event(.lost(loss)))
        #expect(state.pending.isEmpty)
        #expect(state.log.contains { $0.text.contains("failed: The engine has ended.") })
    }

    @Test
    func `becoming the engine after a loss is said`() throws {
        var state = try Scene.state()
        _ = state.take(.event(.lost(loss)))
        _ = state.take(.attachment(.own))
        #expect(state.notice?.text.contains("this console runs one now") == true)
    }
}
