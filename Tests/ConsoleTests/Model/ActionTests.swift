import Domain
import Screen
import Testing

@testable import Console

struct ActionTests {
    @Test
    func `r runs the task under the cursor`() throws {
        var state = try Scene.state()
        #expect(state.press(.character("r")) == [.submit(.backup(try TaskName("home-nas"), nil))])
        #expect(
            state.press(.character("F")) == [.submit(.backup(try TaskName("home-nas"), .full))])
    }

    @Test
    func `actions apply to all marked tasks, and the marks are gone then`() throws {
        var state = try Scene.state()
        _ = state.press(.character(" "), .down, .character(" "))
        #expect(state.press(.character("r")).count == 2)
        #expect(state.list.marks.isEmpty)
    }

    @Test
    func `what a filter hides is not acted upon, though it is marked`() throws {
        var state = try Scene.state()
        _ = state.press(.character(" "), .character(" "))
        _ = state.type("/home")
        _ = state.press(.enter)
        #expect(state.press(.character("r")) == [.submit(.backup(try TaskName("home-nas"), nil))])
    }

    @Test
    func `a disabled task is not run, and the reason is said`() throws {
        var state = try Scene.state()
        _ = state.type("/wiki")
        _ = state.press(.enter)
        #expect(state.press(.character("r")) == [])
        #expect(state.notice?.text == "wiki is disabled. p enables it.")
    }

    @Test
    func `disabling is done at once, and u takes it back`() throws {
        var state = try Scene.state()
        let home = try TaskName("home-nas")
        let done = state.press(.character("p"))
        #expect(done == [.inquire(.setEnabled(home, false), InquiryID(rawValue: 1))])
        let undone = state.press(.character("u"))
        #expect(undone == [.inquire(.setEnabled(home, true), InquiryID(rawValue: 2))])
        #expect(state.press(.character("u")) == [])
        #expect(state.notice?.text == "There is nothing to undo.")
    }

    @Test
    func `u takes back all of what was done at once`() throws {
        var state = try Scene.state()
        _ = state.press(.character(" "), .down, .character(" "))
        #expect(state.press(.character("p")).count == 2)
        #expect(state.press(.character("u")).count == 2)
    }

    @Test
    func `disabling a task that runs asks, for it would cancel the run`() throws {
        var state = try Scene.busyState()
        #expect(state.press(.down, .character("p")) == [])
        #expect(state.press(.character("y")).count == 1)
        #expect(state.undo != nil)
    }

    @Test
    func `a failed change is said and written down, and cannot be undone`() throws {
        var state = try Scene.state()
        _ = state.press(.character("p"))
        let failure = Failure(.busy, "The file is held.", next: "Wait.")
        _ = state.take(.event(.answered(InquiryID(rawValue: 1), .failed(failure))))
        #expect(state.notice?.text == "disabled home-nas: The file is held.")
        #expect(state.log.last?.role == .failed)
        #expect(state.undo == nil)
    }

    @Test(arguments: ["r", "F", "e", "n", "p", "x", "d", "u"])
    func `a read-only console changes nothing and says so`(key: String) throws {
        var state = try Scene.busyState(look: Look(host: "app-01", isReadOnly: true))
        _ = state.press(.down)
        #expect(state.type(key) == [])
        #expect(state.overlay == nil)
        #expect(state.notice?.text.hasPrefix("Read-only") == true)
    }

    @Test
    func `a key that works elsewhere says where`() throws {
        var state = try Scene.state()
        _ = state.press(.character("3"), .character("r"))
        #expect(state.notice?.text == "r (run) does nothing here; it works on 1 Tasks.")
    }

    @Test
    func `a refusal is said with what to do next, and logged`() throws {
        var state = try Scene.state()
        let command = EngineCommand.backup(try TaskName("shop"), nil)
        let failure = Failure(.busy, "Another engine holds it.", next: "Stop it first.")
        _ = state.take(.admitted(command, .refused(failure)))
        #expect(state.notice?.text == "Another engine holds it. Stop it first.")
        #expect(state.log.last?.commandLine == "stillpoint backup shop")
    }
}
